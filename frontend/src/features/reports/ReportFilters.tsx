import { useTranslation } from "react-i18next";

import type { Ref } from "@/api/types";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";
import { YearSwitch } from "@/components/YearSwitch";

import type { ReportFilter } from "./reportApi";

type Change = { year?: number; entity?: string; department?: string | undefined };
type Props = {
  filter: ReportFilter;
  /** None where there is only one to look at. */
  companies: Ref[] | undefined;
  departments: Ref[] | undefined;
  onChange: (change: Change) => void;
};

export function ReportFilters({ filter, companies, departments, onChange }: Props) {
  const { t } = useTranslation(["reports", "translation"]);
  return (
    <FilterBar>
      <YearSwitch
        year={filter.year}
        label={t("year")}
        name={(year) => t("reportOf", { year })}
        onChange={(year) => onChange({ year })}
      />
      {companies && (
        <Choice
          label={t("translation:person.entity")}
          value={String(filter.entity ?? "")}
          onChange={(entity) => onChange({ entity, department: undefined })}
          options={[{ value: "", label: t("anyCompany") }, ...optionsOf(companies)]}
        />
      )}
      {departments && (
        <Choice
          label={t("translation:person.department")}
          value={String(filter.department ?? "")}
          onChange={(department) => onChange({ department })}
          options={[{ value: "", label: t("anyDepartment") }, ...optionsOf(departments)]}
        />
      )}
    </FilterBar>
  );
}

const optionsOf = (places: Ref[]) => places.map(({ id, name }) => ({ value: String(id), label: name }));
