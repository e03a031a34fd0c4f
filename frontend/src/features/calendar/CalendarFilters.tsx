import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";

import { type CalendarView, KINDS } from "./useCalendarView";

type Props = {
  state: CalendarView;
  /** The choice of a department, which another feature knows how to offer. */
  departments: ReactNode;
};

export function CalendarFilters({ state: { search, kind, change }, departments }: Props) {
  const { t } = useTranslation("calendar");
  return (
    <FilterBar
      search={{ label: t("search"), value: search ?? "", onSearch: (text) => change({ search: text || undefined }) }}
    >
      {departments}
      <Choice
        label={t("kind.label")}
        value={kind ?? ""}
        onChange={(value) => change({ kind: value })}
        options={[
          { value: "", label: t("kind.any") },
          ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
      />
    </FilterBar>
  );
}
