import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ifUnchanged, once } from "@/api/commands";
import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Adjustment, Balance, CreatedUser, NewPerson, Recalculation, Setup, User } from "@/api/types";

export type NamesAndEmail = Pick<User, "first_name" | "last_name" | "email">;
type Keyed = { key: string };

/** Beside the people themselves: whose leave it is and what is left of it, who is counted where, and oneself. */
const CONCERNED = [KEYS.people, KEYS.team, KEYS.leave, KEYS.reports, KEYS.places, KEYS.audit, KEYS.me];

export function useRefreshPeople() {
  const client = useQueryClient();
  // Not waited for: a form that starts anew with what comes back would miss its own success.
  return () => CONCERNED.forEach((queryKey) => void client.invalidateQueries({ queryKey }));
}

const held = (key: string, user: User) => ({ headers: { ...once(key), ...ifUnchanged(user.version) } });

export const useCreatePerson = () =>
  useMutation({
    mutationFn: (input: NewPerson) => http.post<CreatedUser>("/users/create/", input).then(body),
    onSuccess: useRefreshPeople(),
  });

export const useChangePerson = (user: User) =>
  useMutation({
    mutationFn: ({ key, names }: Keyed & { names: NamesAndEmail }) =>
      http.put<User>(`/users/${user.id}/`, names, held(key, user)).then(body),
    onSuccess: useRefreshPeople(),
  });

export const useSetUpPerson = (user: User) =>
  useMutation({
    mutationFn: ({ key, setup }: Keyed & { setup: Setup }) =>
      http.put<User>(`/users/${user.id}/setup/`, setup, held(key, user)).then(body),
    onSuccess: useRefreshPeople(),
  });

export const useDeactivatePerson = (user: User) =>
  useMutation({
    mutationFn: ({ key }: Keyed) => http.delete<User>(`/users/${user.id}/`, held(key, user)).then(body),
    onSuccess: useRefreshPeople(),
  });

/** Also the way back from a deactivation, when the version looked at is the one it answered with. */
export const useReactivatePerson = () =>
  useMutation({
    mutationFn: ({ key, user }: Keyed & { user: User }) =>
      http.put<User>(`/users/${user.id}/reactivate/`, undefined, held(key, user)).then(body),
    onSuccess: useRefreshPeople(),
  });

/** No key: the answer is a secret that is shown once. */
export const useResetPassword = (user: User) =>
  useMutation({
    mutationFn: () =>
      http
        .post<{ password: string }>(`/users/${user.id}/reset-password/`, undefined, { headers: ifUnchanged(user.version) })
        .then(body),
    onSuccess: useRefreshPeople(),
  });

export const useAdjustBalance = (user: User) =>
  useMutation({
    mutationFn: ({ key, adjustment }: Keyed & { adjustment: Adjustment }) =>
      http.put<Balance>(`/users/${user.id}/balance/adjust/`, adjustment, { headers: once(key) }).then(body),
    onSuccess: useRefreshPeople(),
  });

export const useRecalculate = () =>
  useMutation({
    mutationFn: ({ key, year }: Keyed & { year: number }) =>
      http
        .post<Recalculation>("/leaves/balance/recalculate/", { year, dry_run: false }, { headers: once(key) })
        .then(body),
    onSuccess: useRefreshPeople(),
  });
