import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { ifLost, ifUnchanged, once } from "@/api/commands";
import { body, http } from "@/api/http";
import type { LeaveDraft, LeaveRequest, Page } from "@/api/types";
import type { Day } from "@/lib/dates";

import { leaveQueries } from "./leaveApi";

/** The same key goes with every attempt, so that a lost answer never books anything twice. */
type Keyed = { key: string };
export type OnRequest = Keyed & { request: Pick<LeaveRequest, "id" | "version"> };

const path = ({ request }: OnRequest, verb = "") => `/leaves/requests/${request.id}/${verb}`;
const headers = ({ key, request }: OnRequest) => ({ ...once(key), ...ifUnchanged(request.version) });

/** Shows what is true now, as after somebody else was faster. */
export function useReloadLeave() {
  const refresh = useRefreshLeave();
  return () => void refresh();
}

function useRefreshLeave() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: leaveQueries.all() });
}

export function useSubmitLeave() {
  return useMutation({
    mutationFn: ({ key, draft }: Keyed & { draft: LeaveDraft }) =>
      http.post<LeaveRequest>("/leaves/requests/", draft, { headers: once(key) }).then(body),
    onSuccess: useRefreshLeave(),
  });
}

export function useEditLeave() {
  return useMutation({
    mutationFn: (input: OnRequest & { draft: LeaveDraft }) =>
      http.put<LeaveRequest>(path(input), input.draft, { headers: headers(input) }).then(body),
    onSuccess: useRefreshLeave(),
  });
}

export const approveLeave = (input: OnRequest & { comment?: string }) =>
  http
    .put<LeaveRequest>(path(input, "approve/"), { comment: input.comment ?? "" }, { headers: headers(input) })
    .then(body);

export const rejectLeave = (input: OnRequest & { reason: string }) =>
  http.put<LeaveRequest>(path(input, "reject/"), { reason: input.reason }, { headers: headers(input) }).then(body);

/** Approvals under way: lists leave these requests out before the server has answered. */
export const APPROVING = ["approve-leave"] as const;

export function useApproveLeave() {
  const client = useQueryClient();
  const refresh = useRefreshLeave();
  return useMutation({
    mutationKey: APPROVING,
    mutationFn: approveLeave,
    retry: ifLost,
    onSuccess: (_, { request }) => {
      dropWaiting(client, request.id);
      return refresh();
    },
  });
}

/** A decided request waits no more, whatever an answer that is still on its way says. */
function dropWaiting(client: QueryClient, id: number) {
  client.setQueriesData<InfiniteData<Page<LeaveRequest>, number>>({ queryKey: leaveQueries.everyApprovals() }, (known) =>
    known && { ...known, pages: known.pages.map((page) => without(page, id)) },
  );
}

function without(page: Page<LeaveRequest>, id: number): Page<LeaveRequest> {
  const results = page.results.filter((request) => request.id !== id);
  return { ...page, results, count: page.count - (page.results.length - results.length) };
}

export function useRejectLeave() {
  return useMutation({ mutationFn: rejectLeave, retry: ifLost, onSuccess: useRefreshLeave() });
}

export function useCancelLeave() {
  return useMutation({
    mutationFn: ({ reason, from_date, ...input }: OnRequest & { reason?: string; from_date?: Day }) =>
      http.put<LeaveRequest>(path(input, "cancel/"), { reason, from_date }, { headers: headers(input) }).then(body),
    retry: ifLost,
    onSuccess: useRefreshLeave(),
  });
}

export function useAddAttachment() {
  return useMutation({
    mutationFn: ({ attachment, ...input }: OnRequest & { attachment: number }) =>
      http.put<LeaveRequest>(path(input, "attachment/"), { attachment }, { headers: headers(input) }).then(body),
    retry: ifLost,
    onSuccess: useRefreshLeave(),
  });
}
