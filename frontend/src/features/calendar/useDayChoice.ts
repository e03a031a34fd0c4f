import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";

import type { Day } from "@/lib/dates";
import { type DayRange, rangeOf } from "@/lib/dayRange";

import { DayDrag } from "./dayDrag";
import { dayAfterKey } from "./dayKeys";

type Options = {
  root: RefObject<HTMLElement | null>;
  /** The day that Tab leads to, as long as nobody has moved. */
  start: Day;
  isShown: (day: Day) => boolean;
  rowOf: (day: Day) => DayRange;
  /** Keys moved to a day. */
  onReach: (day: Day) => void;
  /** Days to ask for; left out where the person may not ask. */
  onChoose?: (range: DayRange) => void;
  /** What is on a day. */
  onList: (day: Day) => void;
};

type Choice = { anchor: Day; end: Day };

/** Choosing days of one's own by dragging, by a long press, or by Shift with the arrows; Enter or release asks. */
export function useDayChoice({ root, start, isShown, rowOf, onReach, onChoose, onList }: Options) {
  const [moved, setMoved] = useState<Day>();
  const [choice, setChoice] = useState<Choice>();
  const focusNext = useRef<Day>(undefined);
  const focused = moved !== undefined && isShown(moved) ? moved : start;
  const range = choice && rangeOf(choice.anchor, choice.end);

  // The day may be in a month that comes only with a later render, and a page that is hidden while something loads
  // drops the focus; layout effects run when it is shown again.
  useLayoutEffect(() => {
    const day = focusNext.current;
    if (day !== undefined && isNobodyFocused(root.current)) focusDay(root.current, day);
  });

  // Until somebody goes elsewhere the day keeps the focus.
  useEffect(() => {
    const give = () => (focusNext.current = undefined);
    const follow = ({ target }: FocusEvent) => target && dayOf(target) !== focusNext.current && give();
    document.addEventListener("focusin", follow);
    document.addEventListener("pointerdown", give);
    return () => {
      document.removeEventListener("focusin", follow);
      document.removeEventListener("pointerdown", give);
    };
  }, []);

  const ask = (days: DayRange) => {
    setChoice(undefined);
    if (onChoose) onChoose(days);
    else onList(days.start);
  };
  const begin = useEffectEvent((day: Day) => {
    setMoved(day);
    if (onChoose) setChoice({ anchor: day, end: day });
  });
  const extend = useEffectEvent((day: Day) => setChoice((before) => before && { ...before, end: day }));
  // Days come with the event: the last of them may not have been rendered yet.
  const finish = useEffectEvent((from: Day, to: Day) => ask(rangeOf(from, to)));
  const tap = useEffectEvent((day: Day) => onList(day));

  useEffect(() => {
    if (!root.current) return undefined;
    const drag = new DayDrag(root.current, {
      onBegin: (day) => begin(day),
      onExtend: (day) => extend(day),
      onFinish: (from, to) => finish(from, to),
      onCancel: () => setChoice(undefined),
      onTap: (day) => tap(day),
    });
    return () => drag.end();
  }, [root]);

  const moveTo = (day: Day, anchor: Day | undefined) => {
    focusNext.current = day;
    focusDay(root.current, day);
    setMoved(day);
    setChoice(anchor !== undefined && onChoose ? { anchor, end: day } : undefined);
    onReach(day);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const day = dayOf(event.target);
    if (day === undefined) return;
    const next = dayAfterKey(event.key, day, rowOf(day));
    const anchor = choice?.anchor ?? day;
    if (next !== undefined) moveTo(next, event.shiftKey ? anchor : undefined);
    else if (event.key === "Enter") ask(range ?? { start: day, end: day });
    else if (event.key === " ") onList(day);
    else if (event.key === "Escape") setChoice(undefined);
    else return;
    event.preventDefault();
  };

  return { focused, range, onKeyDown };
}

const dayOf = (target: EventTarget): Day | undefined =>
  target instanceof HTMLElement ? target.dataset["day"] : undefined;

const focusDay = (root: HTMLElement | null, day: Day) =>
  root?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();

/** Nobody else, that is: the focus is lost, or on a day already. */
const isNobodyFocused = (root: HTMLElement | null) =>
  document.activeElement === document.body ||
  (document.activeElement?.matches("[data-day]") === true && root?.contains(document.activeElement) === true);
