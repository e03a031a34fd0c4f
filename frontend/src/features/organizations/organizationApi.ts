import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import type { Department, Entity, Location, Page } from "@/api/types";

const ALL = ["organizations"] as const;

const list = <T>(path: string, params: object, signal: AbortSignal) =>
  http
    .get<Page<T>>(`/organizations/${path}/`, { params: { ...params, is_active: true, page_size: 100 }, signal })
    .then(body)
    .then(({ results }) => results);

export const organizationQueries = {
  entities: () =>
    queryOptions({
      queryKey: [...ALL, "entities"],
      queryFn: ({ signal }) => list<Entity>("entities", {}, signal),
    }),
  locations: (entity: number | undefined) =>
    queryOptions({
      queryKey: [...ALL, "locations", entity],
      queryFn: ({ signal }) => list<Location>("locations", { entity }, signal),
      enabled: entity !== undefined,
    }),
  /** Those of the location, and those of the whole company. */
  departments: (location: number | undefined) =>
    queryOptions({
      queryKey: [...ALL, "departments", location],
      queryFn: ({ signal }) => list<Department>("departments", { location }, signal),
      enabled: location !== undefined,
    }),
};
