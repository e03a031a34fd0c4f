import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { ifLost, once } from "@/api/commands";
import { body, http } from "@/api/http";
import { everyPage } from "@/api/paging";
import { KEYS } from "@/api/queryKeys";
import type { Effect, Holiday, HolidayPlan } from "@/api/types";

export type HolidayChange =
  | { kind: "add"; plan: HolidayPlan }
  | { kind: "change"; holiday: Holiday; plan: HolidayPlan }
  | { kind: "restore"; holiday: Holiday }
  | { kind: "remove"; holiday: Holiday };

type Affected = { affected: Effect[] };

const PATH = "/leaves/holidays/";

export const holidayQueries = {
  /** Those in force and those taken out. */
  ofYear: (year: number) =>
    queryOptions({
      queryKey: [...KEYS.holidays, "all", year],
      queryFn: ({ signal }) => everyPage<Holiday>(PATH, { year }, signal),
    }),
  one: (id: number) =>
    queryOptions({
      queryKey: [...KEYS.holidays, "one", id],
      queryFn: ({ signal }) => http.get<Holiday>(`${PATH}${id}/`, { signal }).then(body),
    }),
};

function send(change: HolidayChange, options: object) {
  if (change.kind === "add") return http.post<Affected>(PATH, change.plan, options);
  const path = `${PATH}${change.holiday.id}/`;
  if (change.kind === "remove") return http.delete<Affected>(path, options);
  return http.put<Affected>(path, change.kind === "restore" ? { is_active: true } : change.plan, options);
}

/** What a change would do to leave. Changes nothing. */
export function useHolidayPreview() {
  return useMutation({
    mutationFn: (change: HolidayChange) =>
      send(change, { params: { dry_run: true } })
        .then(body)
        .then(({ affected }) => affected),
  });
}

/** Everything that counts working days. */
const CONCERNED = [KEYS.holidays, KEYS.leave, KEYS.people, KEYS.reports];

export function useHolidayChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, key }: { change: HolidayChange; key: string }) =>
      send(change, { headers: once(key) })
        .then(body)
        .then(({ affected }) => affected),
    retry: ifLost,
    onSuccess: () => Promise.all(CONCERNED.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
