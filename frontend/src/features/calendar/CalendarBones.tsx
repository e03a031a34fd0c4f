import { useTranslation } from "react-i18next";

import bones from "@/components/Bones.module.css";

import styles from "./CalendarBones.module.css";

const WEEKS = 5;
const DAYS = 7;
const PEOPLE = 10;

/** The shape of the calendar that is coming. */
export function CalendarBones({ view }: { view: "month" | "team" | "agenda" }) {
  const { t } = useTranslation();
  const count = { month: WEEKS * DAYS, team: PEOPLE, agenda: WEEKS }[view];
  return (
    <div className={styles[view]} role="status" aria-label={t("common.loading")}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={view === "team" ? styles.person : `${bones.bone} ${styles.cell}`}>
          {view === "team" && (
            <>
              <span className={`${bones.bone} ${styles.name}`} />
              <span className={`${bones.bone} ${styles.track}`} />
            </>
          )}
        </div>
      ))}
    </div>
  );
}
