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
  const [open, setOpen] = useState<"edit" | "cancel">();
  const close = () => setOpen(undefined);
  const hasBegun = trip.start_date <= today;
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        <Button icon={<EditOutlined />} onClick={() => setOpen("edit")}>
          {t("edit")}
        </Button>
        {!hasBegun && (
          <Button danger onClick={() => setOpen("cancel")}>
            {t("cancel.open")}
          </Button>
        )}
      </div>
      {hasBegun && <p className="muted">{t("cancel.begun")}</p>}
      {open === "edit" && <TripDialog trip={trip} onSaved={close} onClose={close} />}
      {open === "cancel" && <CancelTripDialog trip={trip} onClose={close} />}
    </div>
  );
}
