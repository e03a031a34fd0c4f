import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { ifUnchanged, once } from "@/api/commands";
import { body, http } from "@/api/http";
import type { Adjustment, ApproverOption, Balance, CreatedUser, NewPerson, Page, Setup, User } from "@/api/types";

export type PeopleFilter = { search?: string; role?: string; is_active?: string; page: number };

const ALL = ["users"] as const;

export const userQueries = {
  list: (filter: PeopleFilter) =>
    queryOptions({
      queryKey: [...ALL, "list", filter],
      queryFn: ({ signal }) => http.get<Page<User>>("/users/", { params: filter, signal }).then(body),
    }),
  approverOptions: (search: string) =>
    queryOptions({
      queryKey: [...ALL, "approver-options", search],
      queryFn: ({ signal }) =>
        http.get<ApproverOption[]>("/users/approver-options/", { params: { search }, signal }).then(body),
    }),
  balances: (user: number, year: number) =>
    queryOptions({
      queryKey: [...ALL, "balances", user, year],
      queryFn: ({ signal }) => http.get<Balance[]>("/leaves/balance/", { params: { user, year }, signal }).then(body),
    }),
};

function useRefreshPeople() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ALL });
}

export function useCreatePerson() {
  return useMutation({
    mutationFn: (input: NewPerson) => http.post<CreatedUser>("/users/create/", input).then(body),
    onSuccess: useRefreshPeople(),
  });
}

export function useSetUpPerson(user: User) {
  return useMutation({
    mutationFn: ({ key, setup }: { key: string; setup: Setup }) =>
      http
        .put<User>(`/users/${user.id}/setup/`, setup, { headers: { ...once(key), ...ifUnchanged(user.version) } })
        .then(body),
    onSuccess: useRefreshPeople(),
  });
}

export function useAdjustBalance(user: User) {
  return useMutation({
    mutationFn: ({ key, adjustment }: { key: string; adjustment: Adjustment }) =>
      http
        .put<Balance>(`/users/${user.id}/balance/adjust/`, adjustment, { headers: once(key) })
        .then(body),
    onSuccess: useRefreshPeople(),
  });
}
