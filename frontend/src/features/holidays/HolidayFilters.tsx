import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { CheckLine } from "@/components/CheckLine";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";

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
      <div className={styles.years} role="group" aria-label={t("year")}>
        <Button icon={<LeftOutlined />} aria-label={t("previous", { year: year - 1 })} onClick={() => onChange({ year: year - 1 })} />
        <strong className={styles.year} aria-live="polite">
          {year}
        </strong>
        <Button icon={<RightOutlined />} aria-label={t("next", { year: year + 1 })} onClick={() => onChange({ year: year + 1 })} />
      </div>
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
