import { BarChartOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { CategoryRef } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { Panel } from "@/components/Panel";
import { useLocale } from "@/lib/i18n";

import { ByHours } from "./ByHours";
import { type ReportFilter, reportQueries } from "./reportApi";
import styles from "./ReportBody.module.css";
import { Totals } from "./Totals";
import { Utilisation } from "./Utilisation";

const SHORT_MONTH = 3;
const FITS = 4;

type Props = { filter: ReportFilter; categoryName: (category: CategoryRef) => string; onClear: () => void };

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
  return (
    <div className={styles.report}>
      <Totals totals={report.totals} />
      <ByHours
        title={t("byMonth")}
        nameHeader={t("month")}
        shape="columns"
        countsTwice
        rows={report.by_month.map(({ month, ...figures }) => ({ name: monthName(month, locale, "long"), ...figures }))}
        shortName={(_, index) => shortMonth(index + 1, locale)}
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

const monthName = (month: number, locale: string, style: "long" | "short") =>
  new Intl.DateTimeFormat(locale, { month: style, timeZone: "UTC" }).format(Date.UTC(2000, month - 1));

/** Twelve names have to fit on a phone: where the language's are long, the number says it. */
function shortMonth(month: number, locale: string): string {
  const name = monthName(month, locale, "short");
  return name.length > FITS ? String(month) : name.slice(0, SHORT_MONTH);
}
