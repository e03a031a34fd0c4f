import { STATUSES } from "@/api/statuses";
import type { useUrlState } from "@/lib/useUrlState";

import type { EveryoneFilter } from "./leaveApi";

export const ORDERINGS = ["-start_date", "start_date", "-created_at", "-hours"] as const;
type Ordering = (typeof ORDERINGS)[number];
export const LATEST_FIRST: Ordering = "-start_date";
export type LeaveView = ReturnType<typeof leaveView>;

type Url = Pick<ReturnType<typeof useUrlState>, "text" | "number" | "day" | "choice">;

/** What a list of requests shows, read from the address; what makes no sense there counts as not there. */
export function leaveView({ text, number, day, choice }: Url) {
  return {
    status: choice("status", STATUSES),
    category: number("category"),
    year: number("year"),
    search: text("search"),
    department: number("department"),
    from: day("from"),
    to: day("to"),
    ordering: choice("ordering", ORDERINGS) ?? LATEST_FIRST,
    page: number("page") ?? 1,
  };
}

/** The view as the API's filters: a year is the days it starts and ends with. */
export function filterOf({ year, from, to, ...view }: LeaveView): EveryoneFilter {
  const after = from ?? (year === undefined ? undefined : `${year}-01-01`);
  const before = to ?? (year === undefined ? undefined : `${year}-12-31`);
  return { ...view, start_date_after: after, start_date_before: before };
}

/** The addresses' names of everything that narrows a list, to take it all back. */
export const NOTHING_FILTERED = {
  status: undefined,
  category: undefined,
  year: undefined,
  search: undefined,
  department: undefined,
  from: undefined,
  to: undefined,
};

export const isNarrowed = (view: LeaveView): boolean =>
  Object.keys(NOTHING_FILTERED).some((name) => view[name as keyof typeof NOTHING_FILTERED] !== undefined);
