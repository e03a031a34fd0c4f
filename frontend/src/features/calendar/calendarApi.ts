import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Calendar, CalendarEvent, Holiday, Member } from "@/api/types";
import type { Day } from "@/lib/dates";

export type Period = { from: Day; to: Day; department?: number; search?: string };

/** What of a period is loaded: the people in view, what they are away for, and the reader's holidays. */
export type Loaded = { members: Member[]; events: CalendarEvent[]; holidays: Holiday[] };

// Of leave: whatever changes a request changes the calendar.
const ALL = [...KEYS.leave, "calendar"] as const;

const page = (params: Period & { cursor?: string }, signal: AbortSignal) =>
  http.get<Calendar>("/leaves/calendar/", { params, signal }).then(body);

export const calendarQueries = {
  all: () => ALL,
  period: (period: Period) =>
    infiniteQueryOptions({
      queryKey: [...ALL, period],
      queryFn: ({ pageParam, signal }) => page({ ...period, cursor: pageParam }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      select: ({ pages }) => together(pages),
    }),
  /** The person's own days, for those whose name is not on the first page of a large company. */
  own: ({ from, to }: Period, name: string) =>
    queryOptions({
      queryKey: [...ALL, "own", { from, to, name }],
      queryFn: ({ signal }) => page({ from, to, search: name }, signal),
      select: (found) => onlyOwn(together([found])),
    }),
};

/** A person who moved between two pages while they were read is shown once. */
function together(pages: Calendar[]): Loaded {
  const members = new Map<number, Member>();
  const events = new Map<number, CalendarEvent[]>();
  for (const page of pages) {
    for (const member of page.members) members.set(member.id, member);
    for (const [user, theirs] of Map.groupBy(page.events, ({ user }) => user)) events.set(user, theirs);
  }
  return {
    members: [...members.values()],
    events: [...events.values()].flat(),
    holidays: pages[0]?.holidays ?? [],
  };
}

function onlyOwn({ members, events, holidays }: Loaded): Loaded {
  const own = members.filter(({ relation }) => relation === "SELF");
  return { members: own, events: events.filter(({ user }) => own.some(({ id }) => id === user)), holidays };
}
