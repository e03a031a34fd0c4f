import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Calendar, LeaveDraft, LeaveRequest, LeaveRequestDetail, Overview, Page, Price } from "@/api/types";
import type { Day } from "@/lib/dates";

export type LeaveFilter = {
  status?: string;
  category?: number;
  start_date_after?: Day;
  start_date_before?: Day;
  ordering?: string;
  page?: number;
  page_size?: number;
};

/** Of everyone's requests: also whose, by a part of a name or address, of which department, or of one person. */
export type EveryoneFilter = LeaveFilter & { search?: string; department?: number; user?: number };

/** Of the requests that wait: whose (a part of a name or address) and of which category. */
export type WaitingFilter = { search?: string; category?: number };

const ALL = KEYS.leave;
const APPROVALS = [...ALL, "approvals"] as const;
const AT_ONCE = 50;

export const leaveQueries = {
  /** Everything a command on a request may change. */
  all: () => ALL,
  /** Own balances of a year and own leave that is pending or ahead, in one request for a first page. */
  overview: (year: number) =>
    queryOptions({
      queryKey: [...ALL, "overview", year],
      queryFn: ({ signal }) => http.get<Overview>("/leaves/overview/", { params: { year }, signal }).then(body),
    }),
  mine: (filter: LeaveFilter) =>
    queryOptions({
      queryKey: [...ALL, "mine", filter],
      queryFn: ({ signal }) =>
        http.get<Page<LeaveRequest>>("/leaves/requests/my/", { params: filter, signal }).then(body),
    }),
  /** Own requests, and those of the people one may decide for or oversee. */
  everyone: (filter: EveryoneFilter) =>
    queryOptions({
      queryKey: [...ALL, "everyone", filter],
      queryFn: ({ signal }) =>
        http.get<Page<LeaveRequest>>("/leaves/requests/", { params: filter, signal }).then(body),
    }),
  /** Who of a department is away, and the holidays, from one day to another. */
  away: (from: Day, to: Day, department: number | undefined) =>
    queryOptions({
      queryKey: [...ALL, "away", from, to, department],
      queryFn: ({ signal }) =>
        http.get<Calendar>("/leaves/calendar/", { params: { from, to, department }, signal }).then(body),
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...ALL, "detail", id],
      queryFn: ({ signal }) => http.get<LeaveRequestDetail>(`/leaves/requests/${id}/`, { signal }).then(body),
    }),
  /** Every list of requests that wait, however narrowed. */
  everyApprovals: () => APPROVALS,
  approvals: (filter: WaitingFilter = {}) =>
    infiniteQueryOptions({
      queryKey: [...APPROVALS, filter],
      queryFn: ({ pageParam, signal }) =>
        http
          .get<Page<LeaveRequest>>("/leaves/approvals/", {
            params: { ...filter, page: pageParam, page_size: AT_ONCE },
            signal,
          })
          .then(body),
      initialPageParam: 1,
      getNextPageParam: ({ next }, _, page) => (next ? page + 1 : undefined),
    }),
  decided: (page: number) =>
    queryOptions({
      queryKey: [...ALL, "decided", page],
      queryFn: ({ signal }) =>
        http.get<Page<LeaveRequest>>("/leaves/approvals/history/", { params: { page }, signal }).then(body),
    }),
  price: (draft: LeaveDraft & { request?: number }) =>
    queryOptions({
      queryKey: [...ALL, "price", draft],
      queryFn: ({ signal }) => http.post<Price>("/leaves/requests/preview/", draft, { signal }).then(body),
      staleTime: 10_000,
    }),
};
