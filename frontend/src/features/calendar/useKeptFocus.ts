import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

import type { Day } from "@/lib/dates";

/** Gives the focus to a day, and keeps it there while days come and go; until somebody goes elsewhere. */
export function useKeptFocus(root: RefObject<HTMLElement | null>) {
  const wanted = useRef<Day>(undefined);

  // The day may be in a month that comes only with a later render, and a page that is hidden while something loads
  // drops the focus; layout effects run when it is shown again.
  useLayoutEffect(() => {
    const day = wanted.current;
    if (day !== undefined && isNobodyFocused(root.current)) focusDay(root.current, day);
  });

  useEffect(() => {
    const give = () => (wanted.current = undefined);
    const follow = ({ target }: FocusEvent) => target && dayOf(target) !== wanted.current && give();
    document.addEventListener("focusin", follow);
    document.addEventListener("pointerdown", give);
    return () => {
      document.removeEventListener("focusin", follow);
      document.removeEventListener("pointerdown", give);
    };
  }, []);

  return (day: Day) => {
    wanted.current = day;
    focusDay(root.current, day);
  };
}

export const dayOf = (target: EventTarget): Day | undefined =>
  target instanceof HTMLElement ? target.dataset["day"] : undefined;

const focusDay = (root: HTMLElement | null, day: Day) =>
  root?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();

/** Nobody else, that is: the focus is lost, or on a day already. */
const isNobodyFocused = (root: HTMLElement | null) =>
  document.activeElement === document.body ||
  (document.activeElement?.matches("[data-day]") === true && root?.contains(document.activeElement) === true);
