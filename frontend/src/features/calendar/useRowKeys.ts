import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

import type { TimelineRow } from "./timelineRows";

type Options = {
  scroller: RefObject<HTMLElement | null>;
  rows: TimelineRow[];
  /** The rows that are in the page. */
  shown: { index: number }[];
  scrollTo: (index: number) => void;
  onPerson: (person: number) => void;
};

/** Moving from person to person by keys, also to those whose rows are not in the page yet. */
export function useRowKeys({ scroller, rows, shown, scrollTo, onPerson }: Options) {
  const wanted = useRef<number>(undefined);
  const [active, setActive] = useState(0);
  const tabStop = shown.some(({ index }) => index === active) ? active : shown[0]?.index;

  useEffect(() => {
    if (wanted.current !== undefined && focusRow(scroller.current, wanted.current)) wanted.current = undefined;
  });

  const goTo = useCallback(
    (index: number) => {
      setActive(index);
      scrollTo(index);
      if (!focusRow(scroller.current, index)) wanted.current = index;
    },
    [scroller, scrollTo],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rowOf(event.target);
    if (index === undefined) return;
    const next = rowAfterKey(event.key, index, rows.length - 1);
    const person = rows[index]?.member.id;
    if (event.key === "ArrowUp" && index === 0) focusOwn(scroller.current);
    else if (next !== undefined) goTo(next);
    else if ((event.key === "Enter" || event.key === " ") && person !== undefined) onPerson(person);
    else return;
    event.preventDefault();
  };
  return { tabStop, goTo, onKeyDown };
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
