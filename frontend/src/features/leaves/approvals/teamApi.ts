import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import type { Balance, LeaveRequest, Page, User } from "@/api/types";
import type { Day } from "@/lib/dates";

import { leaveQueries } from "../leaveApi";

const NEXT = 5;

export const teamQueries = {
  people: (page: number) =>
    queryOptions({
      queryKey: ["team", page],
      queryFn: ({ signal }) => http.get<Page<User>>("/users/my-subordinates/", { params: { page }, signal }).then(body),
    }),
  balances: (user: number, year: number) =>
    queryOptions({
      queryKey: [...leaveQueries.all(), "balances-of", user, year],
      queryFn: ({ signal }) => http.get<Balance[]>("/leaves/balance/", { params: { user, year }, signal }).then(body),
    }),
  ahead: (user: number, from: Day) =>
    queryOptions({
      queryKey: [...leaveQueries.all(), "ahead-of", user, from],
      queryFn: ({ signal }) =>
        http
          .get<Page<LeaveRequest>>("/leaves/requests/", {
            params: { user, status: "APPROVED", start_date_after: from, ordering: "start_date", page_size: NEXT },
            signal,
          })
          .then(({ data }) => data.results),
    }),
};
