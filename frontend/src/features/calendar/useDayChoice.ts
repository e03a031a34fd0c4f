import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";

import type { Day } from "@/lib/dates";
import { type DayRange, rangeOf } from "@/lib/dayRange";

import { DayDrag, type DragHandlers } from "./dayDrag";
import { dayAfterKey } from "./dayKeys";
import { dayOf, useKeptFocus } from "./useKeptFocus";

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
  const focusOn = useKeptFocus(root);
  const focused = moved !== undefined && isShown(moved) ? moved : start;
  const range = choice && rangeOf(choice.anchor, choice.end);

  const choose = (anchor: Day | undefined, end: Day) =>
    setChoice(anchor !== undefined && onChoose ? { anchor, end } : undefined);
  const ask = (days: DayRange) => {
    setChoice(undefined);
    if (onChoose) onChoose(days);
    else onList(days.start);
  };
  useDragging(root, {
    onBegin: (day) => {
      setMoved(day);
      choose(day, day);
    },
    onExtend: (day) => setChoice((before) => before && { ...before, end: day }),
    // Days come with the event: the last of them may not have been rendered yet.
    onFinish: (from, to) => ask(rangeOf(from, to)),
    onCancel: () => setChoice(undefined),
    onTap: onList,
  });

  const moveTo = (day: Day, anchor: Day | undefined) => {
    focusOn(day);
    setMoved(day);
    choose(anchor, day);
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

/** The drag lives as long as its element, and tells whoever is rendered last. */
function useDragging(root: RefObject<HTMLElement | null>, handlers: DragHandlers) {
  const begin = useEffectEvent(handlers.onBegin);
  const extend = useEffectEvent(handlers.onExtend);
  const finish = useEffectEvent(handlers.onFinish);
  const cancel = useEffectEvent(handlers.onCancel);
  const tap = useEffectEvent(handlers.onTap);
  useEffect(() => {
    if (!root.current) return undefined;
    const drag = new DayDrag(root.current, {
      onBegin: (day) => begin(day),
      onExtend: (day) => extend(day),
      onFinish: (from, to) => finish(from, to),
      onCancel: () => cancel(),
      onTap: (day) => tap(day),
    });
    return () => drag.end();
  }, [root]);
}
