import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import type { AppNotification, CursorPage } from "@/api/types";

const POLL_EVERY = 30_000;
const ALL = ["notifications"] as const;
const UNREAD = [...ALL, "unread-count"] as const;

type Unread = { count: number; etag: string | undefined };

export const notificationQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: [...ALL, "list"],
      queryFn: ({ pageParam, signal }) =>
        http
          .get<CursorPage<AppNotification>>("/notifications/", { params: { cursor: pageParam, limit: 10 }, signal })
          .then(body),
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
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== UNREAD[1] && queryKey[0] !== "me" });

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isRead }: { id: number; isRead: boolean }) =>
      http.put<AppNotification>(`/notifications/${id}/`, { is_read: isRead }).then(body),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}

export function useMarkAllRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => http.put<{ updated: number }>("/notifications/mark-all-read/", {}).then(body),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}
