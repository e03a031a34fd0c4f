import { useTranslation } from "react-i18next";

import type { LedgerLine } from "@/api/types";
import { formatInstant } from "@/lib/dates";
import { plainHours, signedHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import styles from "./LedgerLines.module.css";

const FIGURES = ["allocated", "adjusted", "pending", "used"] as const;

/** The lines behind a balance, oldest first: what changed, by whom, and what was left after it. */
export function LedgerLines({ lines }: { lines: LedgerLine[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <div className={styles.what}>
            <strong>{t(`ledger.kind.${line.kind}`)}</strong>
            <span className="muted">{line.actor?.name ?? t("ledger.system")}</span>
            <time className={styles.when} dateTime={line.created_at}>
              {formatInstant(line.created_at, locale)}
            </time>
            {line.reason && <q className={styles.reason}>{line.reason}</q>}
          </div>
          <div className={styles.figures}>
            {FIGURES.filter((figure) => Number(line[figure]) !== 0).map((figure) => (
              <span key={figure} className={styles.delta}>
                {t(`ledger.figure.${figure}`)} <b>{signedHours(line[figure], locale)}</b>
              </span>
            ))}
            <span className={styles.after}>{t("ledger.after", { hours: plainHours(line.available_after, locale) })}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}
