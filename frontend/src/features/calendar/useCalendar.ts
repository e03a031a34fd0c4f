import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";

import { calendarQueries, type Loaded, type Period } from "./calendarApi";

/** Views that show everybody at once load this many people by themselves, and more when asked. */
const PEOPLE_AT_ONCE = 500;

/**
 * The calendar of a period, page by page. While another period loads the people stay where they are, and only a
 * calendar that never arrived is a failure: what is shown outlives a refresh that fails.
 */
export function useCalendar(period: Period, ownName: string, loadsAll: boolean) {
  const query = useInfiniteQuery({
    ...calendarQueries.period(period),
    placeholderData: keepPreviousData,
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const { hasNextPage, isFetching, isPlaceholderData, fetchNextPage, error } = query;
  const data = useWithOwn(query.data, period, ownName, hasNextPage);

  const next = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const more = hasNextPage && !isFetching && !isPlaceholderData ? next : undefined;
  const isShort = loadsAll && query.data !== undefined && query.data.members.length < PEOPLE_AT_ONCE;
  useEffect(() => {
    if (isShort && !error) more?.();
  }, [isShort, error, more]);

  return {
    data,
    hasMore: hasNextPage,
    /** Asks for the next people; nothing while that cannot be done. */
    more,
    /** Why the next people did not come. */
    problem: error,
  };
}

/** Nobody has to scroll to the page of a large company their own name is on. */
function useWithOwn(data: Loaded | undefined, period: Period, name: string, hasMore: boolean): Loaded | undefined {
  const isFiltered = period.department !== undefined || period.search !== undefined;
  const lacksSelf = data !== undefined && !hasSelf(data);
  const { data: own } = useQuery({
    ...calendarQueries.own(period, name),
    enabled: lacksSelf && hasMore && !isFiltered,
  });
  return useMemo(() => (lacksSelf && own && !isFiltered ? merged(own, data) : data), [lacksSelf, own, isFiltered, data]);
}

const hasSelf = ({ members }: Loaded) => members.some(({ relation }) => relation === "SELF");

const merged = (own: Loaded, { members, events, holidays }: Loaded): Loaded => ({
  members: [...own.members, ...members],
  events: [...own.events, ...events],
  holidays,
});
