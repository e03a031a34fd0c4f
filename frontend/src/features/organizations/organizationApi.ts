import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { everyPage } from "@/api/paging";
import { KEYS } from "@/api/queryKeys";
import type {
  Company,
  Department,
  Effect,
  Entity,
  Impact,
  Location,
  ManagerLink,
  Site,
  Team,
} from "@/api/types";

const LISTS = { entity: "entities", location: "locations", department: "departments" };
const ALWAYS_FRESH = { staleTime: 0, gcTime: 0 };
const HOURS = 3_600_000;

const list = <T>(path: string, params: object, signal: AbortSignal) =>
  everyPage<T>(`/organizations/${path}/`, params, signal);

const active = { is_active: true };

export const organizationQueries = {
  /** What can be chosen: active places. */
  entities: () =>
    queryOptions({
      queryKey: [...KEYS.places, "entities"],
      queryFn: ({ signal }) => list<Entity>("entities", active, signal),
    }),
  locations: (entity: number | undefined) =>
    queryOptions({
      queryKey: [...KEYS.places, "locations", entity],
      queryFn: ({ signal }) => list<Location>("locations", { ...active, entity }, signal),
      enabled: entity !== undefined,
    }),
  /** Those of the location, and those of the whole company. */
  departments: (location: number | undefined) =>
    queryOptions({
      queryKey: [...KEYS.places, "departments", location],
      queryFn: ({ signal }) => list<Department>("departments", { ...active, location }, signal),
      enabled: location !== undefined,
    }),
  /** Every active department the reader may see. */
  allDepartments: () =>
    queryOptions({
      queryKey: [...KEYS.places, "departments"],
      queryFn: ({ signal }) => list<Department>("departments", active, signal),
    }),
  location: (id: number | undefined) =>
    queryOptions({
      queryKey: [...KEYS.places, "location", id],
      queryFn: ({ signal }) => http.get<Location>(`/organizations/locations/${id ?? 0}/`, { signal }).then(body),
      enabled: id !== undefined,
    }),
  /** What there is, deactivated places too. */
  companies: () =>
    queryOptions({
      queryKey: [...KEYS.places, "companies"],
      queryFn: ({ signal }) => list<Company>("entities", {}, signal),
    }),
  sites: (entity: number | undefined) =>
    queryOptions({
      queryKey: [...KEYS.places, "sites", entity],
      queryFn: ({ signal }) => list<Site>("locations", { entity }, signal),
    }),
  teams: (entity: number | undefined) =>
    queryOptions({
      queryKey: [...KEYS.places, "teams", entity],
      queryFn: ({ signal }) => list<Team>("departments", { entity }, signal),
    }),
  /** The name of a place that is known by its number. */
  named: (kind: "entity" | "location" | "department", id: number) =>
    queryOptions({
      queryKey: [...KEYS.places, "named", kind, id],
      queryFn: ({ signal }) =>
        http.get<Record<string, string>>(`/organizations/${LISTS[kind]}/${id}/`, { signal }).then(({ data }) => data[`${kind}_name`] ?? ""),
    }),
  managers: (department: number) =>
    queryOptions({
      queryKey: [...KEYS.places, "managers", department],
      queryFn: ({ signal }) => list<ManagerLink>("managers", { department }, signal),
    }),
  timezones: () =>
    queryOptions({
      queryKey: [...KEYS.places, "timezones"],
      queryFn: ({ signal }) => http.get<string[]>("/organizations/timezones/", { signal }).then(body),
      staleTime: HOURS,
    }),
  impact: (entity: number) =>
    queryOptions({
      queryKey: [...KEYS.places, "impact", entity],
      queryFn: ({ signal }) => http.get<Impact>(`/organizations/entities/${entity}/delete-impact/`, { signal }).then(body),
      ...ALWAYS_FRESH,
    }),
  /** What another weekend would do to leave. Changes nothing. */
  weekendEffect: (location: number, weekend: number[]) =>
    queryOptions({
      queryKey: [...KEYS.places, "weekend", location, weekend],
      queryFn: ({ signal }) =>
        http
          .put<{ affected: Effect[] }>(`/organizations/locations/${location}/`, { weekend }, { params: { dry_run: true }, signal })
          .then(body)
          .then(({ affected }) => affected),
      ...ALWAYS_FRESH,
    }),
};
