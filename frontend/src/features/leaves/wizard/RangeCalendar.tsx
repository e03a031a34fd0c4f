import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Price } from "@/api/types";
import { addMonths, type Day, formatMonth, formatWeekday, monthWeeks } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";
import { useLocale } from "@/lib/i18n";

import { DayCell } from "./DayCell";
import styles from "./RangeCalendar.module.css";
import { useRangeChoice } from "./useRangeChoice";

type Props = {
  month: string;
  onMonth: (month: string) => void;
  range: DayRange | undefined;
  onRange: (range: DayRange) => void;
  today: Day;
  /** What the visible days are worth, and own leave on them, as far as known. */
  known: Price | undefined;
};

/** A month to point at the first and the last day in. */
export function RangeCalendar({ known, ...props }: Props) {
  const { month, onMonth, range, today } = props;
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const choice = useRangeChoice({ grid, ...props });
  const weeks = monthWeeks(month);
  const isTaken = (day: Day) => known?.conflicts.some((each) => each.start_date <= day && day <= each.end_date) ?? false;
  return (
    <div className={styles.calendar}>
      <Head month={month} onMonth={onMonth} />
      <table
        ref={grid}
        role="grid"
        aria-label={formatMonth(month, locale)}
        className={styles.grid}
        onKeyDown={choice.onKeyDown}
      >
        <Weekdays week={weeks[0] ?? []} />
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  worth={known?.days.find(({ date }) => date === day)}
                  isOut={!choice.isIn(day)}
                  isToday={day === today}
                  isTaken={isTaken(day)}
                  range={range}
                  tabIndex={day === choice.tabStop ? 0 : -1}
                  onChoose={() => choice.choose(day)}
                  onDrag={() => choice.dragTo(day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
    </div>
  );
}

function Head({ month, onMonth }: Pick<Props, "month" | "onMonth">) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={styles.head}>
      <Button
        type="text"
        icon={<LeftOutlined />}
        aria-label={t("calendar.previous")}
        onClick={() => onMonth(addMonths(month, -1))}
      />
      <span aria-live="polite" className={styles.month}>
        {formatMonth(month, locale)}
      </span>
      <Button
        type="text"
        icon={<RightOutlined />}
        aria-label={t("calendar.next")}
        onClick={() => onMonth(addMonths(month, 1))}
      />
    </div>
  );
}

function Weekdays({ week }: { week: Day[] }) {
  const locale = useLocale();
  return (
    <thead>
      <tr>
        {week.map((day) => (
          <th key={day} scope="col" abbr={formatWeekday(day, locale)}>
            {formatWeekday(day, locale)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <p className={styles.legend}>
      <span className={styles.holidayKey}>{t("calendar.holiday")}</span>
      <span className={styles.takenKey}>{t("calendar.taken")}</span>
    </p>
  );
}
