import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { type Column, type Columns, DataTable } from "@/components/DataTable";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { LeaveStatusPill } from "./LeaveStatusPill";
import styles from "./LeaveTable.module.css";
import { Times } from "./Times";

type Props = { label: string; leaves: LeaveRequest[]; showsPerson?: boolean; onOpen: (leave: LeaveRequest) => void };

/** Requests by their days; those of everybody also by whose they are. */
export function LeaveTable({ label, leaves, showsPerson = false, onOpen }: Props) {
  const columns = useLeaveColumns(showsPerson);
  return <DataTable label={label} columns={columns} rows={leaves} rowKey={({ id }) => id} onOpen={onOpen} />;
}

function useLeaveColumns(showsPerson: boolean): Columns<LeaveRequest> {
  const { t } = useTranslation();
  const amount = useAmount();
  const categoryName = useCategoryName();
  const decider = ({ status, decided_by, approver }: LeaveRequest) =>
    status === "PENDING" ? t("leave.waitsFor", { name: approver?.name ?? t("leave.someDecider") }) : (decided_by?.name ?? "–");
  const dates: Column<LeaveRequest> = { key: "dates", header: t("leave.dates"), cell: (leave) => <Days leave={leave} /> };
  const others: Column<LeaveRequest>[] = [
    { key: "category", header: t("leave.category"), isMuted: true, cell: ({ category }) => categoryName(category) },
    { key: "amount", header: t("leave.amount"), align: "end", onPhone: "end", cell: ({ hours }) => amount(hours) },
    {
      key: "status",
      header: t("leave.status"),
      onPhone: "beside",
      cell: ({ status }) => <LeaveStatusPill status={status} />,
    },
    {
      key: "decider",
      header: t("leave.decider"),
      isMuted: true,
      onPhone: "hidden",
      cell: decider,
    },
  ];
  if (!showsPerson) return [dates, ...others];
  return [{ key: "person", header: t("leave.person"), cell: ({ user }) => user.name }, dates, ...others];
}

function Days({ leave }: { leave: LeaveRequest }) {
  const locale = useLocale();
  return (
    <span className={styles.days}>
      {formatRange(leave.start_date, leave.end_date, locale)}
      {leave.start_time && (
        <span className={styles.times}>
          <Times leave={leave} />
        </span>
      )}
    </span>
  );
}
