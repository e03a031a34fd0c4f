import type { Holiday } from "@/api/types";
import { type Day, daysFrom, weekday } from "@/lib/dates";

export type DayOff = "WEEKEND" | "HOLIDAY" | undefined;
export type DaysOff = { of: (day: Day) => DayOff; holiday: (day: Day) => string | undefined };

const FROM_GENERAL: Holiday["scope"][] = ["GLOBAL", "ENTITY", "LOCATION"];

/** Weekends and holidays of the reader. Where holidays fall on one day the most specific names it. */
export function daysOffOf(weekend: number[], holidays: Holiday[] = []): DaysOff {
  const names = new Map<Day, string>();
  for (const scope of FROM_GENERAL) {
    for (const { start_date, end_date, holiday_name } of holidays.filter((each) => each.scope === scope)) {
      for (const day of daysFrom(start_date, end_date)) names.set(day, holiday_name);
    }
  }
  return {
    of: (day) => (names.has(day) ? "HOLIDAY" : weekend.includes(weekday(day)) ? "WEEKEND" : undefined),
    holiday: (day) => names.get(day),
  };
}
