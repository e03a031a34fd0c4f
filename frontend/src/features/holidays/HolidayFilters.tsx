import { useTranslation } from "react-i18next";

import { CheckLine } from "@/components/CheckLine";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";
import { YearSwitch } from "@/components/YearSwitch";

import styles from "./HolidayFilters.module.css";
import type { Places } from "./places";

type Change = { year?: number; where?: string; inactive?: string | undefined };
type Props = {
  year: number;
  where: string;
  showsInactive: boolean;
  places: Places;
  onChange: (change: Change) => void;
};

export function HolidayFilters({ year, where, showsInactive, places, onChange }: Props) {
  const { t } = useTranslation("holidays");
  const companies = places.companies.map(({ id, name }) => ({ value: `company-${id}`, label: name }));
  const branches = places.branches.map(({ id, name }) => ({ value: `branch-${id}`, label: name }));
  return (
    <FilterBar>
      <YearSwitch year={year} label={t("year")} name={(other) => t("list", { year: other })} onChange={(next) => onChange({ year: next })} />
      <Choice
        label={t("appliesAt")}
        value={where}
        onChange={(value) => onChange({ where: value })}
        options={[{ value: "", label: t("anywhere") }, { value: "global", label: t("onlyGlobal") }, ...companies, ...branches]}
      />
      <div className={styles.inactive}>
        <CheckLine
          label={t("showInactive")}
          checked={showsInactive}
          onChange={(isOn) => onChange({ inactive: isOn ? "true" : undefined })}
        />
      </div>
    </FilterBar>
  );
}
