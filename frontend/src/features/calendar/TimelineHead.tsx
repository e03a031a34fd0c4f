import { useTranslation } from "react-i18next";

import { type Day, daysBetween, formatLongDay, formatMonth, formatWeekday, monthOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import type { DaysOff } from "./daysOff";
import styles from "./TeamTimeline.module.css";

type Props = { days: Day[]; today: Day; daysOff: DaysOff };

/** The months, the names of holidays over their days, and the days. */
export function TimelineHead({ days, today, daysOff }: Props) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const months = Map.groupBy(days, monthOf);
  return (
    <>
      <div role="row" className={styles.months}>
        <div role="columnheader" className={styles.corner}>
          {t("person")}
        </div>
        <div className={styles.track} role="presentation">
          {[...months].map(([month, inMonth]) => (
            <div
              key={month}
              role="columnheader"
              aria-colspan={inMonth.length}
              className={styles.month}
              style={{ inlineSize: `${(inMonth.length / days.length) * 100}%` }}
            >
              <span className={styles.monthName}>{formatMonth(month, locale)}</span>
            </div>
          ))}
        </div>
      </div>
      <HolidayNames days={days} daysOff={daysOff} />
      <div role="row" className={styles.days}>
        <div role="columnheader" className={styles.corner}>
          <span className="visually-hidden">{t("days")}</span>
        </div>
        <div className={styles.track} role="presentation">
          {days.map((day) => (
            <div
              key={day}
              role="columnheader"
              className={styles.dayHead}
              data-column
              data-off={daysOff.of(day)}
              data-today={day === today || undefined}
              data-month-start={day.endsWith("-01") || undefined}
              title={daysOff.holiday(day)}
              aria-label={[formatLongDay(day, locale), day === today && t("today"), daysOff.holiday(day)]
                .filter(Boolean)
                .join(", ")}
            >
              <small>{formatWeekday(day, locale, "narrow")}</small>
              <span>{Number(day.slice(8))}</span>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

/** A name has room until the next holiday begins. */
function HolidayNames({ days, daysOff }: Omit<Props, "today">) {
  const firsts = days.filter((day, index) => {
    const name = daysOff.holiday(day);
    return name !== undefined && daysOff.holiday(days[index - 1] ?? "") !== name;
  });
  if (firsts.length === 0) return null;
  const share = (count: number) => `${(count / days.length) * 100}%`;
  return (
    <div className={styles.holidays} aria-hidden>
      <div className={styles.corner} />
      <div className={styles.track}>
        {firsts.map((day, index) => {
          const start = daysBetween(days[0] ?? day, day);
          const next = firsts[index + 1];
          const end = next === undefined ? days.length : daysBetween(days[0] ?? day, next);
          return (
            <span
              key={day}
              className={styles.holidayName}
              style={{ insetInlineStart: share(start), maxInlineSize: share(end - start) }}
            >
              {daysOff.holiday(day)}
            </span>
          );
        })}
      </div>
    </div>
  );
}
