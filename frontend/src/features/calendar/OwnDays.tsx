import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Initials } from "@/components/Initials";
import { type Day, formatLongDay } from "@/lib/dates";
import { type DayRange, isWithin } from "@/lib/dayRange";
import { useLocale } from "@/lib/i18n";

import type { DaysOff } from "./daysOff";
import { isOn } from "./entries";
import { EventBar } from "./EventBar";
import styles from "./TeamTimeline.module.css";
import { barPosition, rowHeight, type TimelineRow } from "./timelineRows";
import { useDayChoice } from "./useDayChoice";
import { useEntryWords } from "./useEntryWords";

type Props = {
  row: TimelineRow;
  rowIndex: number;
  days: Day[];
  today: Day;
  daysOff: DaysOff;
  asked: DayRange | undefined;
  onReach: (day: Day) => void;
  onAsk: ((range: DayRange) => void) | undefined;
  onOpen: (request: number) => void;
  onList: (day: Day) => void;
  onLeave: () => void;
};

/** The reader's own row, always in view: its days are chosen by dragging or with the keyboard. */
export function OwnDays({ row, rowIndex, days, today, daysOff, asked, onReach, onAsk, onOpen, onList, onLeave }: Props) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const words = useEntryWords();
  const cells = useRef<HTMLDivElement>(null);
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  const isShown = (day: Day) => first <= day && day <= last;
  const choice = useDayChoice({
    root: cells,
    start: isShown(today) ? today : first,
    isShown,
    rowOf: () => ({ start: first, end: last }),
    onReach,
    onChoose: onAsk,
    onList,
  });
  const range = choice.range ?? asked;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      onLeave();
    } else if (event.key !== "ArrowUp") choice.onKeyDown(event);
  };
  const labelOf = (day: Day) => {
    const what = row.entries.filter((entry) => isOn(entry, day)).map(words.what);
    return [formatLongDay(day, locale), daysOff.holiday(day), ...what].filter(Boolean).join(", ");
  };
  return (
    <div role="row" aria-rowindex={rowIndex} className={styles.own} style={{ blockSize: `${rowHeight(row)}px` }}>
      <div role="rowheader" className={styles.name}>
        <Initials name={row.member.name} size="small" />
        <span className={styles.words} title={row.member.name}>
          <span>{t("you")}</span>
          {onAsk && <small>{t("dragHere")}</small>}
        </span>
      </div>
      <div ref={cells} className={styles.cells} role="presentation" onKeyDown={onKeyDown}>
        {days.map((day) => (
          <div
            key={day}
            role="gridcell"
            data-day={day}
            data-off={daysOff.of(day)}
            data-today={day === today || undefined}
            aria-selected={isWithin(day, range)}
            aria-label={labelOf(day)}
            tabIndex={day === choice.focused ? 0 : -1}
            className={styles.ownDay}
          />
        ))}
        <div role="gridcell" className={styles.bars} aria-hidden={row.placed.length === 0 || undefined}>
          {row.placed.map((each) => (
            <EventBar key={each.item.key} placed={each} style={barPosition(each, days.length)} onOpen={onOpen} />
          ))}
        </div>
      </div>
    </div>
  );
}
