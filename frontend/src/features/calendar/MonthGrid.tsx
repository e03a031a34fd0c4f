import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { addDays, type Day, formatMonth, formatRange, formatWeekday, monthOf, monthWeeks, weekday } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";
import { useLocale } from "@/lib/i18n";

import type { DaysOff } from "./daysOff";
import type { Entry } from "./entries";
import styles from "./MonthGrid.module.css";
import { useDayChoice } from "./useDayChoice";
import { WeekRow } from "./WeekRow";

type Props = {
  month: string;
  today: Day;
  entries: Entry[];
  daysOff: DaysOff;
  /** Days that are being asked for. */
  asked: DayRange | undefined;
  onMonth: (month: string) => void;
  onAsk: ((range: DayRange) => void) | undefined;
  onOpen: (request: number) => void;
  onList: (day: Day) => void;
};

const weekOf = (day: Day): DayRange => ({ start: addDays(day, 1 - weekday(day)), end: addDays(day, 7 - weekday(day)) });

/** A month of everyone in view. One's own days are chosen on it by dragging or with the keyboard. */
export function MonthGrid({ month, today, entries, daysOff, asked, onMonth, onAsk, onOpen, onList }: Props) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const grid = useRef<HTMLDivElement>(null);
  const weeks = monthWeeks(month);
  // Keys may be faster than the address: the month that is on its way counts.
  const heading = useRef(month);
  useEffect(() => {
    heading.current = month;
  }, [month]);
  const choice = useDayChoice({
    root: grid,
    start: today.startsWith(month) ? today : `${month}-01`,
    isShown: (day) => day.startsWith(month),
    rowOf: weekOf,
    onReach: (day) => {
      if (monthOf(day) === heading.current) return;
      heading.current = monthOf(day);
      onMonth(heading.current);
    },
    onChoose: onAsk,
    onList,
  });
  const range = choice.range ?? asked;
  return (
    <>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={formatMonth(month, locale)}
        aria-multiselectable
        className={styles.grid}
        onKeyDown={choice.onKeyDown}
      >
        <div role="row" className={styles.head}>
          {weeks[0]?.map((day) => (
            <div key={weekday(day)} role="columnheader">
              {formatWeekday(day, locale)}
            </div>
          ))}
        </div>
        {weeks.map((week) => (
          <WeekRow
            key={week[0]}
            week={week}
            month={month}
            today={today}
            focused={choice.focused}
            range={range}
            daysOff={daysOff}
            entries={entries}
            onOpen={onOpen}
            onList={onList}
          />
        ))}
      </div>
      <p className="visually-hidden" role="status" aria-label={t("chosenDays")}>
        {choice.range && t("chosen", { range: formatRange(choice.range.start, choice.range.end, locale) })}
      </p>
    </>
  );
}
