import { CoffeeOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/EmptyState";
import { type Day, daysBetween, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { inDays } from "@/lib/inDays";

import { awayQuery } from "./awayQuery";
import styles from "./ComingUp.module.css";

const SHOWN = 4;

/** Days off that cost nothing, of the weeks ahead. */
export function NextHolidays({ today, department }: { today: Day; department: number | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useSuspenseQuery(awayQuery(today, department));
  const ahead = data.holidays
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
