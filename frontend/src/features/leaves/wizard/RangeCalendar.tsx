import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Price } from "@/api/types";
import { addDays, addMonths, type Day, formatMonth, formatWeekday, monthWeeks } from "@/lib/dates";
import { type DayRange, rangeOf } from "@/lib/dayRange";
import { useLocale } from "@/lib/i18n";

import { DayCell } from "./DayCell";
import styles from "./RangeCalendar.module.css";

type Props = {
  month: string;
  onMonth: (month: string) => void;
  range: DayRange | undefined;
  onRange: (range: DayRange) => void;
  today: Day;
  /** What the visible days are worth, and own leave on them, as far as known. */
  known: Price | undefined;
};

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month to choose first and last day in: click twice, drag, or arrows with Shift. */
export function RangeCalendar({ month, onMonth, range, onRange, today, known }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const [anchor, setAnchor] = useState<Day>();
  const [focused, setFocused] = useState<Day>();
  const weeks = monthWeeks(month);
  const inMonth = (day: Day) => day.startsWith(month);
  const tabStop = [focused, range?.start, today].find((day) => day && inMonth(day)) ?? `${month}-01`;

  const choose = (day: Day) => {
    setFocused(day);
    onRange(anchor === undefined ? { start: day, end: day } : rangeOf(anchor, day));
    setAnchor(anchor === undefined ? day : undefined);
  };

  const move = (event: KeyboardEvent, day: Day) => {
    event.preventDefault();
    if (!inMonth(day)) onMonth(day.slice(0, 7));
    if (event.shiftKey) {
      const from = anchor ?? tabStop;
      setAnchor(from);
      onRange(rangeOf(from, day));
    }
    setFocused(day);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) return move(event, addDays(tabStop, step));
    if (event.key === "PageUp" || event.key === "PageDown") {
      return move(event, `${addMonths(month, event.key === "PageUp" ? -1 : 1)}-01`);
    }
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(tabStop);
  };

  return (
    <div className={styles.calendar}>
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
      <table ref={grid} role="grid" aria-label={formatMonth(month, locale)} className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={formatWeekday(day, locale)}>
                {formatWeekday(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  worth={known?.days.find(({ date }) => date === day)}
                  isOut={!inMonth(day)}
                  isToday={day === today}
                  isTaken={known?.conflicts.some((each) => each.start_date <= day && day <= each.end_date) ?? false}
                  range={range}
                  tabIndex={day === tabStop ? 0 : -1}
                  onChoose={() => choose(day)}
                  onDrag={() => anchor !== undefined && onRange(rangeOf(anchor, day))}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        <span className={styles.holidayKey}>{t("calendar.holiday")}</span>
        <span className={styles.takenKey}>{t("calendar.taken")}</span>
      </p>
    </div>
  );
}
