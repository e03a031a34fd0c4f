import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { AppNotification, CursorPage } from "@/api/types";

const POLL_EVERY = 30_000;
const AT_ONCE = 10;
/** As many as "mark all read" can take back: one call each. */
const MOST_TAKEN_BACK = 20;

const ALL = KEYS.notifications;
const LISTS = [...ALL, "list"] as const;
const UNREAD = [...ALL, "unread-count"] as const;

type Unread = { count: number; etag: string | undefined };
type Known = InfiniteData<CursorPage<AppNotification>>;

const fetchPage = (params: object, signal?: AbortSignal) =>
  http.get<CursorPage<AppNotification>>("/notifications/", { params, signal }).then(body);

export const notificationQueries = {
  list: (onlyUnread: boolean) =>
    infiniteQueryOptions({
      queryKey: [...LISTS, { onlyUnread }],
      queryFn: ({ pageParam, signal }) =>
        fetchPage({ cursor: pageParam, limit: AT_ONCE, ...(onlyUnread ? { is_read: false } : {}) }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => (next ? (new URL(next).searchParams.get("cursor") ?? undefined) : undefined),
    }),
  /** Polled, and only while the tab is visible; an unchanged count costs the server a 304. */
  unreadCount: () =>
    queryOptions({
      queryKey: UNREAD,
      queryFn: async ({ client, signal }): Promise<Unread> => {
        const known = client.getQueryData<Unread>(UNREAD);
        const response = await http.get<{ count: number }>("/notifications/unread-count/", {
          signal,
          headers: known?.etag ? { "If-None-Match": known.etag } : {},
          validateStatus: (status) => status === 200 || status === 304,
        });
        if (response.status === 304 && known) return known;
        const { count } = response.data;
        if (known && count > known.count) void refreshWhatIsShown(client);
        return { count, etag: response.headers["etag"] as string | undefined };
      },
      refetchInterval: POLL_EVERY,
      select: ({ count }) => count,
    }),
};

/** News has come: whatever the page shows may have changed with it. */
const refreshWhatIsShown = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== UNREAD[1] && queryKey[0] !== KEYS.me[0] });

const mark = (id: number, isRead: boolean) =>
  http.put<AppNotification>(`/notifications/${id}/`, { is_read: isRead }).then(body);

/** Shows notifications as marked before the server has said so, and answers how to show them as they were. */
async function showMarked(client: QueryClient, isRead: boolean, id?: number): Promise<() => void> {
  await client.cancelQueries({ queryKey: ALL });
  const before = client.getQueriesData({ queryKey: ALL });
  const change = (each: AppNotification) => (id === undefined || each.id === id ? { ...each, is_read: isRead } : each);
  client.setQueriesData<Known>({ queryKey: LISTS }, (known) =>
    known && { ...known, pages: known.pages.map((page) => ({ ...page, results: page.results.map(change) })) },
  );
  client.setQueryData<Unread>(UNREAD, (known) => {
    if (!known) return known;
    const count = id === undefined ? 0 : Math.max(known.count + (isRead ? -1 : 1), 0);
    return { count, etag: undefined };
  });
  return () => before.forEach(([key, data]) => client.setQueryData(key, data));
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isRead }: { id: number; isRead: boolean }) => mark(id, isRead),
    onMutate: ({ id, isRead }) => showMarked(client, isRead, id),
    onError: (_, __, putBack) => putBack?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}

/** Answers how many were marked, and the marked ones when they are few enough to be taken back. */
export function useMarkAllRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { results, next } = await fetchPage({ is_read: false, limit: MOST_TAKEN_BACK });
      const { updated } = await http.put<{ updated: number }>("/notifications/mark-all-read/", {}).then(body);
      return { updated, marked: next === null ? results.map(({ id }) => id) : [] };
    },
    onMutate: () => showMarked(client, true),
    onError: (_, __, putBack) => putBack?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}

export function useMarkUnread() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: number[]) => {
      for (const id of ids) await mark(id, false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}
