import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ROLES } from "@/api/roles";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";

import { ACTIVITIES, type Activity } from "./usePeopleView";


type Change = { search?: string; role?: string; active?: string };
type Props = {
  search: string;
  role: string;
  activity: Activity;
  /** The filters by place: they belong to the organization. */
  places: ReactNode;
  onChange: (change: Change) => void;
};

export function PeopleFilters({ search, role, activity, places, onChange }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  return (
    <FilterBar search={{ label: t("search"), value: search, onSearch: (text) => onChange({ search: text }) }}>
      <Choice
        label={t("translation:person.role")}
        value={role}
        onChange={(value) => onChange({ role: value })}
        options={[
          { value: "", label: t("anyRole") },
          ...ROLES.map((value) => ({ value, label: t(`translation:role.${value}`) })),
        ]}
      />
      {places}
      <Choice
        label={t("activity.label")}
        value={activity}
        onChange={(value) => onChange({ active: value === "active" ? "" : value })}
        options={ACTIVITIES.map((value) => ({ value, label: t(`activity.${value}`) }))}
      />
    </FilterBar>
  );
}
