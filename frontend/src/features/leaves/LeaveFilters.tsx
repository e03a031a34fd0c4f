import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import { STATUSES } from "@/api/statuses";
import { Choice } from "@/components/Choice";
import { DayFilter } from "@/components/DayFilter";
import { FilterBar } from "@/components/FilterBar";
import { useCategoryName } from "@/lib/useCategoryName";

import { LATEST_FIRST, type LeaveView, ORDERINGS } from "./leaveView";

type Change = (changes: Record<string, string | number | undefined>) => void;
type Props = { view: LeaveView; onChange: Change };

/** Of one's own requests: those of a year, a kind, a status. */
export function OwnLeaveFilters({ view, onChange, thisYear }: Props & { thisYear: number }) {
  return (
    <FilterBar>
      <StatusAndCategory view={view} onChange={onChange} />
      <YearChoice view={view} onChange={onChange} thisYear={thisYear} />
      <OrderChoice view={view} onChange={onChange} />
    </FilterBar>
  );
}

/** Of everyone's requests: also whose, of which department and from which days. */
export function EveryoneFilters({ view, onChange, department }: Props & { department: ReactNode }) {
  const { t } = useTranslation("leaves");
  return (
    <FilterBar
      search={{ label: t("everyone.search"), value: view.search ?? "", onSearch: (search) => onChange({ search }) }}
    >
      <StatusAndCategory view={view} onChange={onChange} />
      {department}
      <OrderChoice view={view} onChange={onChange} />
      <DayFilter labels={{ from: t("filter.from"), to: t("filter.to") }} days={view} onChange={onChange} />
    </FilterBar>
  );
}

function StatusAndCategory({ view, onChange }: Props) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  // The bar has its place at once, and this choice its words when they come.
  const { data: categories = [] } = useQuery({ ...categoriesQuery(), throwOnError: true });
  return (
    <>
      <Choice
        label={t("leave.status")}
        value={view.status ?? ""}
        onChange={(status) => onChange({ status })}
        options={[
          { value: "", label: t("filter.anyStatus") },
          ...STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
        ]}
      />
      <Choice
        label={t("leave.category")}
        value={String(view.category ?? "")}
        onChange={(category) => onChange({ category })}
        options={[
          { value: "", label: t("filter.anyCategory") },
          ...categories.map((category) => ({ value: String(category.id), label: categoryName(category) })),
        ]}
      />
    </>
  );
}

const YEARS_BACK = 3;

function YearChoice({ view, onChange, thisYear }: Props & { thisYear: number }) {
  const { t } = useTranslation("leaves");
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => String(thisYear + 1 - index));
  return (
    <Choice
      label={t("filter.year")}
      value={String(view.year ?? "")}
      onChange={(year) => onChange({ year })}
      options={[{ value: "", label: t("filter.anyYear") }, ...years.map((year) => ({ value: year, label: year }))]}
    />
  );
}

function OrderChoice({ view, onChange }: Props) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  return (
    <Choice
      label={t("filter.sort")}
      value={view.ordering}
      onChange={(ordering) => onChange({ ordering: ordering === LATEST_FIRST ? undefined : ordering })}
      options={ORDERINGS.map((ordering) => ({
        value: ordering,
        label: ordering === "-hours" ? words("order.-hours") : t(`filter.order.${ordering}`),
      }))}
    />
  );
}
