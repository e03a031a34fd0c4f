import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { LeaveStatus } from "@/api/types";
import { Choice } from "@/components/Choice";

import { leaveQueries } from "./leaveApi";
import styles from "./LeaveFilterBar.module.css";
import type { LeaveView } from "./useLeaveFilter";

const STATUSES: LeaveStatus[] = ["PENDING", "APPROVED", "REJECTED", "CANCELLED"];
const ORDERINGS = ["-start_date", "start_date", "-created_at"] as const;

type Props = { filter: LeaveView; onChange: (change: Partial<LeaveView>) => void };

export function LeaveFilterBar({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const { data: categories } = useSuspenseQuery(leaveQueries.categories());
  return (
    <div className={styles.bar} role="search" aria-label={t("filter.label")}>
      <Choice
        label={t("leave.status")}
        value={filter.status ?? ""}
        onChange={(status) => onChange({ status })}
        options={[
          { value: "", label: t("filter.anyStatus") },
          ...STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
        ]}
      />
      <Choice
        label={t("leave.category")}
        value={filter.category ?? ""}
        onChange={(category) => onChange({ category })}
        options={[
          { value: "", label: t("filter.anyCategory") },
          ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Choice
        label={t("filter.sort")}
        value={filter.ordering ?? ORDERINGS[0]}
        onChange={(ordering) => onChange({ ordering: ordering === ORDERINGS[0] ? undefined : ordering })}
        options={ORDERINGS.map((ordering) => ({ value: ordering, label: t(`filter.order.${ordering}`) }))}
      />
    </div>
  );
}
