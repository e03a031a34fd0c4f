import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
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
import { rowHeight, timelineRows } from "./timelineRows";
import { usePrinting } from "./usePrinting";

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

const OVERSCAN = 4;
/** Rows before the end at which the next people are asked for. */
const AHEAD = 40;
const HEAD_ROWS = 2;
/** What the sticky head covers of a row that keys lead to. */
const HEAD_HEIGHT = 160;

/** One row per person, months side by side. Only the rows in view are in the page. */
export function TeamTimeline(props: Props) {
  const { from, to, today, members, entries, daysOff, asked, hasMore, onMore, onMonth } = props;
  const { onAsk, onOpen, onList, onPerson } = props;
  const { t } = useTranslation("calendar");
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  const [active, setActive] = useState(0);
  const isPrinting = usePrinting();
  const days = useMemo(() => daysFrom(from, to), [from, to]);
  const { own, others } = useMemo(() => {
    const rows = timelineRows(members, entries, from, to);
    return {
      own: rows.find(({ member }) => member.relation === "SELF"),
      others: rows.filter(({ member }) => member.relation !== "SELF"),
    };
  }, [members, entries, from, to]);

  // eslint-disable-next-line react-hooks/incompatible-library -- said to React's compiler, which we do not use
  const virtual = useVirtualizer({
    count: others.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(others[index]),
    overscan: isPrinting ? others.length : OVERSCAN,
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, others]);
  const shown = virtual.getVirtualItems();
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= others.length - AHEAD;
  const tabStop = shown.some(({ index }) => index === active) ? active : shown[0]?.index;

  useEffect(() => {
    if (isNearEnd) onMore?.();
  }, [isNearEnd, onMore, others.length]);
  useEffect(() => {
    if (wanted.current !== undefined && focusRow(scroller.current, wanted.current)) wanted.current = undefined;
  });
  useEffect(() => {
    showDay(scroller.current, daysBetween(from, from <= today && today <= to ? today : from));
  }, [from, to, today]);

  const goTo = useCallback(
    (index: number) => {
      setActive(index);
      virtual.scrollToIndex(index);
      if (!focusRow(scroller.current, index)) wanted.current = index;
    },
    [virtual],
  );
  const onLeave = useCallback(() => goTo(0), [goTo]);
  const onReach = useCallback(
    (day: Day) => {
      if (day < from || day > to) onMonth(monthOf(day));
    },
    [from, to, onMonth],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rowOf(event.target);
    if (index === undefined) return;
    const next = rowAfterKey(event.key, index, others.length - 1);
    const person = others[index]?.member.id;
    if (event.key === "ArrowUp" && index === 0) focusOwn(scroller.current);
    else if (next !== undefined) goTo(next);
    else if ((event.key === "Enter" || event.key === " ") && person !== undefined) onPerson(person);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={t("timeline")}
      aria-rowcount={hasMore ? -1 : others.length + HEAD_ROWS + (own ? 1 : 0)}
      className={styles.scroller}
      onKeyDown={onKeyDown}
    >
      <div className={styles.sheet} role="presentation">
        <div role="rowgroup" className={styles.top}>
          <Head days={days} today={today} daysOff={daysOff} />
          {own && (
            <Own
              row={own}
              rowIndex={HEAD_ROWS + 1}
              days={days}
              today={today}
              daysOff={daysOff}
              asked={asked}
              onReach={onReach}
              onAsk={onAsk}
              onOpen={onOpen}
              onList={onList}
              onLeave={onLeave}
            />
          )}
        </div>
        <div role="rowgroup" className={styles.people} style={{ blockSize: `${virtual.getTotalSize()}px` }}>
          <Background days={days} today={today} daysOff={daysOff} />
          {shown.map(({ index, start, size }) => {
            const row = others[index];
            return (
              row && (
                <PersonRow
                  key={row.member.id}
                  row={row}
                  days={days.length}
                  index={index}
                  rowIndex={index + HEAD_ROWS + (own ? 2 : 1)}
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

function rowOf(target: EventTarget): number | undefined {
  const row = target instanceof HTMLElement ? target.dataset["row"] : undefined;
  return row === undefined ? undefined : Number(row);
}

/** Whether the row is in the page: one far away comes only after scrolling. */
function focusRow(scroller: HTMLElement | null, index: number): boolean {
  const cell = scroller?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  cell?.focus({ preventScroll: true });
  return cell != null;
}

function rowAfterKey(key: string, index: number, last: number): number | undefined {
  if (key === "ArrowUp") return Math.max(0, index - 1);
  if (key === "ArrowDown") return Math.min(last, index + 1);
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}

const focusOwn = (scroller: HTMLElement | null) =>
  scroller?.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus();

/** Days of context before the one that is scrolled to. */
const BEFORE = 3;

function showDay(scroller: HTMLElement | null, column: number) {
  const cell = scroller?.querySelectorAll<HTMLElement>('[role="columnheader"][data-column]')[Math.max(0, column - BEFORE)];
  if (scroller && cell) scroller.scrollLeft = cell.offsetLeft;
}
