import { memo, useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Member } from "@/api/types";
import { type Day, daysBetween, daysFrom, monthOf } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";

import type { DaysOff } from "./daysOff";
import type { Entry } from "./entries";
import { OwnDays } from "./OwnDays";
import { PersonRow } from "./PersonRow";
import { Shading } from "./Shading";
import styles from "./TeamTimeline.module.css";
import { TimelineHead } from "./TimelineHead";
import { useRowKeys } from "./useRowKeys";
import { useTimelineRows } from "./useTimelineRows";

type Props = {
  from: Day;
  to: Day;
  today: Day;
  members: Member[];
  entries: Entry[];
  daysOff: DaysOff;
  asked: DayRange | undefined;
  /** There are more people than loaded. */
  hasMore: boolean;
  /** Asks for the next people; nothing while that cannot be done. */
  onMore: (() => void) | undefined;
  onMonth: (month: string) => void;
  onAsk: ((range: DayRange) => void) | undefined;
  onOpen: (request: number) => void;
  onList: (day: Day) => void;
  onPerson: (person: number) => void;
};

// What stays while rows come and go is not drawn anew with them.
const Head = memo(TimelineHead);
const Own = memo(OwnDays);
const Background = memo(Shading);

const HEAD_ROWS = 2;

/** One row per person, months side by side. Only the rows in view are in the page. */
export function TeamTimeline(props: Props) {
  const { from, to, today, daysOff, hasMore, onMonth, onOpen } = props;
  const { t } = useTranslation("calendar");
  const scroller = useRef<HTMLDivElement>(null);
  const days = useMemo(() => daysFrom(from, to), [from, to]);
  const { own, others, shown, height, scrollTo } = useTimelineRows({ scroller, ...props });
  const { tabStop, goTo, onKeyDown } = useRowKeys({ scroller, rows: others, shown, scrollTo, onPerson: props.onPerson });
  useEffect(() => {
    showDay(scroller.current, daysBetween(from, from <= today && today <= to ? today : from));
  }, [from, to, today]);
  const onLeave = useCallback(() => goTo(0), [goTo]);
  const onReach = useCallback(
    (day: Day) => {
      if (day < from || day > to) onMonth(monthOf(day));
    },
    [from, to, onMonth],
  );

  const background = { days, today, daysOff };
  const headRows = HEAD_ROWS + (own ? 1 : 0);
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={t("timeline")}
      aria-rowcount={hasMore ? -1 : others.length + headRows}
      className={styles.scroller}
      onKeyDown={onKeyDown}
    >
      <div className={styles.sheet} role="presentation">
        <div role="rowgroup" className={styles.top}>
          <Head {...background} />
          {own && (
            <Own
              row={own}
              rowIndex={headRows}
              {...background}
              asked={props.asked}
              onReach={onReach}
              onAsk={props.onAsk}
              onOpen={onOpen}
              onList={props.onList}
              onLeave={onLeave}
            />
          )}
        </div>
        <div role="rowgroup" className={styles.people} style={{ blockSize: `${height}px` }}>
          <Background {...background} />
          {shown.map(({ index, start, size }) => {
            const row = others[index];
            return (
              row && (
                <PersonRow
                  key={row.member.id}
                  row={row}
                  days={days.length}
                  index={index}
                  rowIndex={index + headRows + 1}
                  top={start}
                  height={size}
                  isTabStop={index === tabStop}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Days of context before the one that is scrolled to. */
const BEFORE = 3;

function showDay(scroller: HTMLElement | null, column: number) {
  const cell = scroller?.querySelectorAll<HTMLElement>('[role="columnheader"][data-column]')[Math.max(0, column - BEFORE)];
  if (scroller && cell) scroller.scrollLeft = cell.offsetLeft;
}
