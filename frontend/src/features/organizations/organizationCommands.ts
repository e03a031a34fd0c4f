import { useMutation, useQueryClient } from "@tanstack/react-query";

import { once } from "@/api/commands";
import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Company, Effect, ManagerLink, Site, Team } from "@/api/types";

type Keyed<T> = { key: string } & T;
export type PlaceKind = "entities" | "locations" | "departments";
export type Place = Company | Site | Team;
export type PlaceValues = Record<string, unknown>;
/** A company switched on or off, with how many places went with it. */
export type Switched = Company & { cascade: { locations: number; departments: number } };

/** Beside the places themselves: the leave a weekend prices and a company takes, and who works or decides there. */
const CONCERNED = [KEYS.places, KEYS.leave, KEYS.people, KEYS.team, KEYS.reports, KEYS.audit, KEYS.me];

function useRefreshPlaces() {
  const client = useQueryClient();
  // Not waited for: a form that starts anew with what comes back would miss its own success.
  return () => CONCERNED.forEach((queryKey) => void client.invalidateQueries({ queryKey }));
}

const headers = (key: string) => ({ headers: once(key) });
const at = (kind: PlaceKind, id: number) => `/organizations/${kind}/${id}/`;

export const useCreatePlace = (kind: PlaceKind) =>
  useMutation({
    mutationFn: ({ key, values }: Keyed<{ values: PlaceValues }>) =>
      http.post<Place>(`/organizations/${kind}/`, values, headers(key)).then(body),
    onSuccess: useRefreshPlaces(),
  });

export const useChangePlace = (kind: PlaceKind, id: number) =>
  useMutation({
    mutationFn: ({ key, values }: Keyed<{ values: PlaceValues }>) =>
      http.put<Place & { affected?: Effect[] }>(at(kind, id), values, headers(key)).then(body),
    onSuccess: useRefreshPlaces(),
  });

export const useDeactivatePlace = (kind: PlaceKind, id: number) =>
  useMutation({
    mutationFn: ({ key }: Keyed<object>) => http.delete<Place>(at(kind, id), headers(key)).then(body),
    onSuccess: useRefreshPlaces(),
  });

export const useReactivateCompany = (id: number) =>
  useMutation({
    mutationFn: ({ key }: Keyed<object>) =>
      http.put<Switched>(`${at("entities", id)}reactivate/`, undefined, headers(key)).then(body),
    onSuccess: useRefreshPlaces(),
  });

export const useAddManager = (department: number) =>
  useMutation({
    mutationFn: ({ key, user }: Keyed<{ user: number }>) =>
      http.post<ManagerLink>("/organizations/managers/", { department, user }, headers(key)).then(body),
    onSuccess: useRefreshPlaces(),
  });

export const useRemoveManager = () =>
  useMutation({
    mutationFn: ({ key, link }: Keyed<{ link: number }>) =>
      http.delete(`/organizations/managers/${link}/`, headers(key)).then(() => undefined),
    onSuccess: useRefreshPlaces(),
  });
