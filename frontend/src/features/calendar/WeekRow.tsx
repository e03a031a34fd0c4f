import type { Day } from "@/lib/dates";
import { type DayRange, isWithin } from "@/lib/dayRange";

import type { DaysOff } from "./daysOff";
import type { Entry } from "./entries";
import { EventBar } from "./EventBar";
import { hiddenByColumn, packLanes } from "./lanes";
import { MonthDay } from "./MonthDay";
import styles from "./MonthGrid.module.css";

const LANES_SHOWN = 3;

type WeekProps = {
  week: Day[];
  month: string;
  today: Day;
  focused: Day;
  range: DayRange | undefined;
  daysOff: DaysOff;
  entries: Entry[];
  onOpen: (request: number) => void;
  onList: (day: Day) => void;
};

/** Seven days with bars over them; what finds no lane is behind "+3 more". */
export function WeekRow({ week, month, today, focused, range, daysOff, entries, onOpen, onList }: WeekProps) {
  const placed = packLanes(entries, week[0] ?? today, week.at(-1) ?? today);
  const hidden = hiddenByColumn(placed, LANES_SHOWN, week.length);
  const shown = placed.filter(({ lane }) => lane < LANES_SHOWN);
  const hasButtons = shown.some(({ item }) => item.request !== undefined);
  return (
    <div role="row" className={styles.week}>
      {week.map((day, column) => (
        <MonthDay
          key={day}
          day={day}
          column={column}
          isOut={!day.startsWith(month)}
          isToday={day === today}
          isChosen={isWithin(day, range)}
          tabIndex={day === focused ? 0 : -1}
          off={daysOff.of(day)}
          holiday={daysOff.holiday(day)}
          placed={placed.filter(({ first, last }) => first <= column && column <= last)}
          hidden={hidden[column] ?? 0}
          onList={onList}
        />
      ))}
      {shown.length > 0 && (
        <div role="gridcell" className={styles.bars} aria-hidden={!hasButtons || undefined}>
          {shown.map((each) => (
            <EventBar
              key={each.item.key}
              placed={each}
              withName
              onOpen={onOpen}
              style={{ gridRow: each.lane + 2, gridColumn: `${each.first + 1} / ${each.last + 2}` }}
            />
          ))}
        </div>
      )}
    </div>
  );
}
