import { StopOutlined, TeamOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { DeactivatePlaceDialog } from "./DeactivatePlaceDialog";
import { type Occupants, peopleIn } from "./occupants";
import type { PlaceKind } from "./organizationCommands";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";
import { useSwitch } from "./useSwitch";

type Props = { kind: PlaceKind; id: number; name: string; isActive: boolean; occupants: Occupants };

/** Whether a place is open, who is in it, and the switch. */
export function Activity({ kind, id, name, isActive, occupants }: Props) {
  const { t } = useTranslation("organization");
  const [isAsking, setIsAsking] = useState(false);
  const { isPending, problem, on, off } = useSwitch(kind, id, name);
  const close = () => setIsAsking(false);
  return (
    <section className={styles.section} aria-label={t("activity")}>
      <h2>{t("activity")}</h2>
      <p className="muted">{isActive ? t("isActive") : t("isInactive")}</p>
      <div className={styles.buttons}>
        <Link className={styles.people} to={peopleIn(occupants)}>
          <TeamOutlined aria-hidden /> {t("people")}
        </Link>
        {isActive ? (
          <Button danger icon={<StopOutlined aria-hidden />} onClick={() => setIsAsking(true)}>
            {t("deactivate.open")}
          </Button>
        ) : (
          <Button icon={<UndoOutlined aria-hidden />} loading={isPending} onClick={on}>
            {t("reactivate.open")}
          </Button>
        )}
      </div>
      {!isAsking && <PlaceRefusal problem={problem} occupants={occupants} />}
      {isAsking && (
        <DeactivatePlaceDialog
          name={name}
          company={kind === "entities" ? id : undefined}
          occupants={occupants}
          problem={problem}
          isPending={isPending}
          onConfirm={(key) => off(key, close)}
          onClose={close}
        />
      )}
    </section>
  );
}
