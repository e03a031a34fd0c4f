import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { LeaveStatusPill } from "./LeaveStatusPill";
import styles from "./LeaveTable.module.css";

type Props = { leaves: LeaveRequest[]; showsPerson?: boolean; onOpen: (leave: LeaveRequest) => void };

/** Requests as a table on wide screens and as cards on phones. */
export function LeaveTable({ leaves, showsPerson = false, onOpen }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {showsPerson && <th scope="col">{t("leave.person")}</th>}
          <th scope="col">{t("leave.dates")}</th>
          <th scope="col">{t("leave.category")}</th>
          <th scope="col" className={styles.amount}>
            {t("leave.amount")}
          </th>
          <th scope="col">{t("leave.status")}</th>
          <th scope="col">{t("leave.decider")}</th>
        </tr>
      </thead>
      <tbody>
        {leaves.map((leave) => (
          <tr key={leave.id} className={styles.row}>
            {showsPerson && <td className={styles.person}>{leave.user.name}</td>}
            <td className={styles.dates}>
              <button type="button" className={styles.open} onClick={() => onOpen(leave)}>
                {formatRange(leave.start_date, leave.end_date, locale)}
                {leave.start_time && (
                  <span className={styles.times}>
                    {leave.start_time.slice(0, 5)} – {leave.end_time?.slice(0, 5)}
                  </span>
                )}
              </button>
            </td>
            <td className={styles.category}>{categoryName(leave.category)}</td>
            <td className={styles.amount}>{amount(leave.hours)}</td>
            <td className={styles.status}>
              <LeaveStatusPill status={leave.status} />
            </td>
            <td className={styles.decider}>{leave.decided_by?.name ?? leave.approver?.name ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
