import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ifUnchanged, once } from "@/api/commands";
import { body, http } from "@/api/http";
import type { Problem } from "@/api/problem";
import type { LeaveDraft, LeaveRequest } from "@/api/types";

import { leaveQueries } from "./leaveApi";

/** The same key goes with every attempt, so that a lost answer never books anything twice. */
type Keyed = { key: string };
type OnRequest = Keyed & { request: Pick<LeaveRequest, "id" | "version"> };

const path = ({ request }: OnRequest, verb = "") => `/leaves/requests/${request.id}/${verb}`;
const headers = ({ key, request }: OnRequest) => ({ ...once(key), ...ifUnchanged(request.version) });

/** A decision whose answer was lost is asked for again by itself. */
const retry = (attempt: number, problem: Problem) => problem.isUnreachable && attempt < 2;

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

export function useApproveLeave() {
  return useMutation({
    mutationFn: (input: OnRequest) =>
      http.put<LeaveRequest>(path(input, "approve/"), {}, { headers: headers(input) }).then(body),
    retry,
    onSuccess: useRefreshLeave(),
  });
}

export function useRejectLeave() {
  return useMutation({
    mutationFn: (input: OnRequest & { reason: string }) =>
      http.put<LeaveRequest>(path(input, "reject/"), { reason: input.reason }, { headers: headers(input) }).then(body),
    retry,
    onSuccess: useRefreshLeave(),
  });
}

export function useCancelLeave() {
  return useMutation({
    mutationFn: (input: OnRequest & { reason?: string }) =>
      http.put<LeaveRequest>(path(input, "cancel/"), { reason: input.reason }, { headers: headers(input) }).then(body),
    retry,
    onSuccess: useRefreshLeave(),
  });
}
