import type { Day } from "./dates";

/** Days that follow one another, the first and the last included. */
export type DayRange = { start: Day; end: Day };

/** From one day to another, whichever of them was named first. */
export const rangeOf = (one: Day, other: Day): DayRange =>
  one <= other ? { start: one, end: other } : { start: other, end: one };

export const isWithin = (day: Day, range: DayRange | undefined): boolean =>
  range !== undefined && range.start <= day && day <= range.end;
