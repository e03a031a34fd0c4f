import { useTranslation } from "react-i18next";

import type { HistoryEntry } from "@/api/types";
import { formatInstant } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useKnownWord } from "@/lib/useKnownWord";

import styles from "./LeaveHistory.module.css";

export function LeaveHistory({ history }: { history: HistoryEntry[] }) {
  const { t } = useTranslation();
  const word = useKnownWord();
  const locale = useLocale();
  return (
    <ol className={styles.history}>
      {history.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <strong>{word(`history.${entry.action}`, entry.action)}</strong>
          <span className="muted">
            {entry.actor?.name ?? t("ledger.system")} · <time dateTime={entry.created_at}>{formatInstant(entry.created_at, locale)}</time>
          </span>
          {entry.reason && <q className="muted">{entry.reason}</q>}
        </li>
      ))}
    </ol>
  );
}
