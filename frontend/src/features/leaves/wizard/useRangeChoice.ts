import { type KeyboardEvent, type RefObject, useState } from "react";

import { addDays, addMonths, type Day, monthOf } from "@/lib/dates";
import { type DayRange, rangeOf } from "@/lib/dayRange";

type Options = {
  grid: RefObject<HTMLElement | null>;
  month: string;
  onMonth: (month: string) => void;
  range: DayRange | undefined;
  onRange: (range: DayRange) => void;
  today: Day;
};

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Choosing a first and a last day in a month: click twice, drag, or arrows with Shift. */
export function useRangeChoice({ grid, month, onMonth, range, onRange, today }: Options) {
  const [anchor, setAnchor] = useState<Day>();
  const [focused, setFocused] = useState<Day>();
  const isIn = (day: Day) => day.startsWith(month);
  const tabStop = [focused, range?.start, today].find((day) => day && isIn(day)) ?? `${month}-01`;

  const choose = (day: Day) => {
    setFocused(day);
    onRange(anchor === undefined ? { start: day, end: day } : rangeOf(anchor, day));
    setAnchor(anchor === undefined ? day : undefined);
  };

  const move = (event: KeyboardEvent, day: Day) => {
    event.preventDefault();
    if (!isIn(day)) onMonth(monthOf(day));
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

  const dragTo = (day: Day) => {
    if (anchor !== undefined) onRange(rangeOf(anchor, day));
  };

  return { tabStop, isIn, choose, dragTo, onKeyDown };
}
