import { CoffeeOutlined } from "@ant-design/icons";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/EmptyState";
import { type Day, daysBetween, formatRange, yearOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { inDays } from "@/lib/inDays";

import styles from "./ComingUp.module.css";
import { leaveQueries } from "./leaveApi";

const SHOWN = 4;
const LAST_MONTHS = "-11-01";

/** From November on, the holidays people look for are next year's too. */
const yearsAhead = (today: Day): number[] => {
  const year = yearOf(today);
  return today < `${year}${LAST_MONTHS}` ? [year] : [year, year + 1];
};

/** Days off that cost nothing. */
export function NextHolidays({ today }: { today: Day }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const holidays = useSuspenseQueries({ queries: yearsAhead(today).map((year) => leaveQueries.holidays(year)) });
  const ahead = holidays
    .flatMap(({ data }) => data)
    .filter(({ end_date }) => end_date >= today)
    .toSorted((one, other) => one.start_date.localeCompare(other.start_date))
    .slice(0, SHOWN);
  if (ahead.length === 0) return <EmptyState icon={<CoffeeOutlined />} title={t("dashboard.noHolidays")} />;
  return (
    <ul>
      {ahead.map((holiday) => (
        <li key={holiday.id} className={`${styles.item} ${styles.line}`}>
          <span className={styles.words}>
            <strong>{holiday.holiday_name}</strong>
            <span className="muted">{formatRange(holiday.start_date, holiday.end_date, locale)}</span>
          </span>
          <span className="muted">{inDays(daysBetween(today, holiday.start_date), locale)}</span>
        </li>
      ))}
    </ul>
  );
}
