import { useMutationState, useSuspenseInfiniteQuery } from "@tanstack/react-query";

import { leaveQueries, type WaitingFilter } from "../leaveApi";
import { APPROVING, type OnRequest } from "../leaveCommands";

/** The requests that wait, oldest first, without those being approved this moment: a refused one comes back. */
export function useWaiting(filter: WaitingFilter = {}) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    leaveQueries.approvals(filter),
  );
  const leaving = useMutationState({
    filters: { mutationKey: APPROVING, status: "pending" },
    select: ({ state }) => (state.variables as OnRequest).request.id,
  });
  const known = data.pages.flatMap(({ results }) => results);
  const waiting = known.filter(({ id }) => !leaving.includes(id));
  return {
    waiting,
    count: (data.pages.at(-1)?.count ?? 0) - (known.length - waiting.length),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
  };
}
