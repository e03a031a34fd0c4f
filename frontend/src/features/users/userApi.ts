import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { ApproverOption, GivenUp, Page, Recalculation, User } from "@/api/types";

export type PeopleFilter = {
  search?: string;
  role?: string;
  is_active?: boolean;
  entity?: number;
  location?: number;
  department?: number;
  page: number;
};

const FEW = 20;
const ALWAYS_FRESH = { staleTime: 0, gcTime: 0 };

export const userQueries = {
  list: (filter: PeopleFilter) =>
    queryOptions({
      queryKey: [...KEYS.people, "list", filter],
      queryFn: ({ signal }) => http.get<Page<User>>("/users/", { params: filter, signal }).then(body),
    }),
  person: (id: number) =>
    queryOptions({
      queryKey: [...KEYS.people, "person", id],
      queryFn: ({ signal }) => http.get<User>(`/users/${id}/`, { signal }).then(body),
    }),
  matching: (search: string) =>
    queryOptions({
      queryKey: [...KEYS.people, "matching", search],
      queryFn: ({ signal }) =>
        http.get<Page<User>>("/users/", { params: { search, page_size: FEW }, signal }).then(body),
    }),
  /** The first fifty by name, of one company or of all. */
  approverOptions: (search: string, entity?: number) =>
    queryOptions({
      queryKey: [...KEYS.people, "approver-options", search, entity],
      queryFn: ({ signal }) =>
        http.get<ApproverOption[]>("/users/approver-options/", { params: { search, entity }, signal }).then(body),
    }),
  /** What a deactivation would cancel. Changes nothing. */
  givenUp: (user: number) =>
    queryOptions({
      queryKey: [...KEYS.people, "given-up", user],
      queryFn: ({ signal }) =>
        http.delete<GivenUp>(`/users/${user}/`, { params: { dry_run: true }, signal }).then(body),
      ...ALWAYS_FRESH,
    }),
  /** What a recalculation would change. Changes nothing. */
  recalculation: (year: number) =>
    queryOptions({
      queryKey: [...KEYS.people, "recalculation", year],
      queryFn: ({ signal }) =>
        http.post<Recalculation>("/leaves/balance/recalculate/", { year, dry_run: true }, { signal }).then(body),
      ...ALWAYS_FRESH,
    }),
};
