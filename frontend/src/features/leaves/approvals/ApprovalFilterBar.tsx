import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";
import { useCategoryName } from "@/lib/useCategoryName";

import type { WaitingFilter } from "../leaveApi";

type Props = { filter: WaitingFilter; onChange: (change: { search?: string; category?: string }) => void };

export function ApprovalFilterBar({ filter, onChange }: Props) {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const categoryName = useCategoryName();
  // The bar has its place at once, and this choice its words when they come.
  const { data: categories = [] } = useQuery({ ...categoriesQuery(), throwOnError: true });
  return (
    <FilterBar search={{ label: t("search"), value: filter.search ?? "", onSearch: (search) => onChange({ search }) }}>
      <Choice
        label={common("leave.category")}
        value={String(filter.category ?? "")}
        onChange={(category) => onChange({ category })}
        options={[
          { value: "", label: common("filter.anyCategory") },
          ...categories.map((category) => ({ value: String(category.id), label: categoryName(category) })),
        ]}
      />
    </FilterBar>
  );
}
