import { useTranslation } from "react-i18next";

import type { Report } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { useLocale } from "@/lib/i18n";

import styles from "./Totals.module.css";

const STATUSES = ["approved", "pending", "rejected", "cancelled"] as const;

/** What HR comes for, as the largest thing on the page. */
export function Totals({ totals }: { totals: Report["totals"] }) {
  const { t } = useTranslation(["reports", "translation"]);
  const count = new Intl.NumberFormat(useLocale());
  return (
    <dl className={styles.totals}>
      <div className={styles.total}>
        <dt>{t("total.hours")}</dt>
        <dd>
          <DaysAndHours hours={totals.hours} />
        </dd>
      </div>
      <div className={styles.total}>
        <dt>{t("total.people")}</dt>
        <dd className={styles.figure}>{count.format(totals.people)}</dd>
      </div>
      <div className={styles.total}>
        <dt>{t("total.requests")}</dt>
        <dd>
          <span className={styles.figure}>{count.format(totals.requests)}</span>
          <ul className={styles.statuses}>
            {STATUSES.map((status) => (
              <li key={status}>
                {t(`translation:status.${upper(status)}`)} <strong>{count.format(totals[status])}</strong>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  );
}

const upper = <Word extends string>(word: Word) => word.toUpperCase() as Uppercase<Word>;
