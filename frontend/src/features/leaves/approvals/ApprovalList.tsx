import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { Initials } from "@/components/Initials";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";

import styles from "./ApprovalList.module.css";

type Props = { waiting: LeaveRequest[]; selected: number | undefined; onSelect: (id: number) => void };

export function ApprovalList({ waiting, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  return (
    <ul className={styles.list} aria-label={t("approvals.waiting")}>
      {waiting.map((request) => (
        <li key={request.id}>
          <button
            type="button"
            className={styles.item}
            aria-current={request.id === selected}
            onClick={() => onSelect(request.id)}
          >
            <Initials name={request.user.name} />
            <span className={styles.words}>
              <strong>{request.user.name}</strong>
              <span>{formatRange(request.start_date, request.end_date, locale)}</span>
              <span className="muted">
                {request.category.name} · {amount(request.hours)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
