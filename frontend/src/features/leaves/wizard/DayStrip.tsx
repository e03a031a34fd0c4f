import { useTranslation } from "react-i18next";

import type { PriceDay } from "@/api/types";
import { formatLongDay, formatWeekday } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import styles from "./DayStrip.module.css";

const SHOWN_AT_MOST = 28;

/** What each chosen day costs; days that cost nothing say why. */
export function DayStrip({ days }: { days: PriceDay[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const more = days.length - SHOWN_AT_MOST;
  return (
    <ol className={styles.strip}>
      {days.slice(0, SHOWN_AT_MOST).map((day) => (
        <li
          key={day.date}
          className={styles.day}
          data-reason={day.reason}
          title={day.reason === "HOLIDAY" ? day.name : formatLongDay(day.date, locale)}
        >
          <span className={styles.weekday}>{formatWeekday(day.date, locale)}</span>
          <span className={styles.number}>{Number(day.date.slice(8))}</span>
          <span className={styles.hours}>
            {day.reason === "WORK" ? `${plainHours(day.hours, locale)} ${t("units.h")}` : "–"}
          </span>
        </li>
      ))}
      {more > 0 && <li className={styles.more}>{t("wizard.moreDays", { count: more })}</li>}
    </ol>
  );
}
