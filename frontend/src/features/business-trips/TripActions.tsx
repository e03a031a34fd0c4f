import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Trip } from "@/api/types";
import type { Day } from "@/lib/dates";

import { CancelTripDialog } from "./CancelTripDialog";
import styles from "./TripActions.module.css";
import { TripDialog } from "./TripDialog";

/** What the traveller may still do: a trip that has begun only ends earlier or later. */
export function TripActions({ trip, today }: { trip: Trip; today: Day }) {
  const { t } = useTranslation("trips");
  // A dialog stays with the version it was opened for, and what is typed in it, when the trip is read anew.
  const [open, setOpen] = useState<{ what: "edit" | "cancel"; trip: Trip }>();
  const close = () => setOpen(undefined);
  const hasBegun = trip.start_date <= today;
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        <Button icon={<EditOutlined />} onClick={() => setOpen({ what: "edit", trip })}>
          {t("edit")}
        </Button>
        {!hasBegun && (
          <Button danger onClick={() => setOpen({ what: "cancel", trip })}>
            {t("cancel.open")}
          </Button>
        )}
      </div>
      {hasBegun && <p className="muted">{t("cancel.begun")}</p>}
      {open?.what === "edit" && <TripDialog trip={open.trip} onSaved={close} onClose={close} />}
      {open?.what === "cancel" && <CancelTripDialog trip={open.trip} onClose={close} />}
    </div>
  );
}
