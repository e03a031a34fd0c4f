import { BarChartOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Ref } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { Panel } from "@/components/Panel";
import { formatMonth } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { ByHours } from "./ByHours";
import { type ReportFilter, reportQueries } from "./reportApi";
import styles from "./ReportBody.module.css";
import { Totals } from "./Totals";
import { Utilisation } from "./Utilisation";

type Props = { filter: ReportFilter; categoryName: (category: Ref) => string; onClear: () => void };

/** The leave of a year in figures: in all, when, of which kind, where, and of how much. */
export function ReportBody({ filter, categoryName, onClear }: Props) {
  const { t } = useTranslation(["reports", "translation"]);
  const locale = useLocale();
  const { data: report } = useSuspenseQuery(reportQueries.ofYear(filter));
  const isNarrow = filter.entity !== undefined || filter.department !== undefined;
  if (report.totals.requests === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<BarChartOutlined />}
          title={t(isNarrow ? "noMatch" : "none", { year: filter.year })}
          hint={t(isNarrow ? "noMatchHint" : "noneHint")}
          action={isNarrow && <Button onClick={onClear}>{t("translation:filter.clear")}</Button>}
        />
      </Panel>
    );
  }
  const monthName = (month: number) => formatMonth(`${filter.year}-${String(month).padStart(2, "0")}`, locale);
  return (
    <div className={styles.report}>
      <Totals totals={report.totals} />
      <ByHours
        title={t("byMonth")}
        nameHeader={t("month")}
        shape="columns"
        countsTwice
        rows={report.by_month.map(({ month, ...figures }) => ({ name: monthName(month), ...figures }))}
        shortName={(_, index) => String(index + 1)}
      />
      <ByHours
        title={t("byCategory")}
        nameHeader={t("category")}
        shape="rows"
        rows={report.by_category.map(({ category, ...figures }) => ({ name: categoryName(category), ...figures }))}
      />
      <ByHours
        title={t("byDepartment")}
        nameHeader={t("translation:person.department")}
        shape="rows"
        rows={report.by_department.map(({ department, ...figures }) => ({
          name: department?.name ?? t("noDepartment"),
          ...figures,
        }))}
      />
      {report.utilisation.length > 0 && <Utilisation rows={report.utilisation} categoryName={categoryName} />}
    </div>
  );
}
