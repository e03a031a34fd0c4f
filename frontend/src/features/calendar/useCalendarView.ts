import { addMonths, type Day, lastDayOf, monthOf, monthWeeks } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

import type { Period } from "./calendarApi";

export const VIEWS = ["month", "team"] as const;
export const KINDS = ["leave", "trip", "pending"] as const;
export type View = (typeof VIEWS)[number];
export type Kind = (typeof KINDS)[number];

export type CalendarView = ReturnType<typeof useCalendarView>;

/** On phones both views become a list. */
type Shown = Pick<CalendarView, "month" | "department" | "search"> & { view: View | "agenda" };

export const MONTHS_SIDE_BY_SIDE = 2;

/** What the calendar shows, kept in the address. */
export function useCalendarView(today: Day) {
  const { text, number, day, month, choice, change } = useUrlState();
  const view: View = choice("view", VIEWS) ?? "month";
  const kind: Kind | undefined = choice("kind", KINDS);
  return {
    view,
    kind,
    month: month("month") ?? monthOf(today),
    department: number("department"),
    search: text("search"),
    /** What is opened over the calendar: a day's list, a person's list, a request. */
    day: day("day"),
    person: number("person"),
    request: number("request"),
    change,
    /** This month needs no mention: a link to it should still show the current one next month. */
    goTo: (month: string) => change({ month: month === monthOf(today) ? undefined : month }),
  };
}

/** The days to ask for: whole weeks around a month, or the months that lie side by side. */
export function periodOf({ view, month, department, search }: Shown): Period {
  const weeks = monthWeeks(month);
  const days =
    view === "team"
      ? { from: `${month}-01`, to: lastDayOf(addMonths(month, MONTHS_SIDE_BY_SIDE - 1)) }
      : { from: weeks[0]?.[0] ?? `${month}-01`, to: weeks.at(-1)?.at(-1) ?? lastDayOf(month) };
  return { ...days, department, search };
}
