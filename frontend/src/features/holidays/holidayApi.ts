import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { ifLost, once } from "@/api/commands";
import { body, http } from "@/api/http";
import type { Effect, Holiday, HolidayPlan, Page } from "@/api/types";

export type HolidayChange =
  | { kind: "add"; plan: HolidayPlan }
  | { kind: "change"; holiday: Holiday; plan: HolidayPlan }
  | { kind: "restore"; holiday: Holiday }
  | { kind: "remove"; holiday: Holiday };

type Affected = { affected: Effect[] };

const MOST = 100;
const PATH = "/leaves/holidays/";

/** Every page of a year: those in force and those taken out. */
async function holidaysOf(year: number, signal: AbortSignal): Promise<Holiday[]> {
  const found: Holiday[] = [];
  for (let page = 1, isMore = true; isMore; page += 1) {
    const { data } = await http.get<Page<Holiday>>(PATH, { params: { year, page, page_size: MOST }, signal });
    found.push(...data.results);
    isMore = data.next !== null;
  }
  return found;
}

export const holidayQueries = {
  ofYear: (year: number) =>
    queryOptions({
      queryKey: ["holidays", "all", year],
      queryFn: ({ signal }) => holidaysOf(year, signal),
    }),
  one: (id: number) =>
    queryOptions({
      queryKey: ["holidays", "one", id],
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
const CONCERNED = ["holidays", "leave", "users", "reports"];

export function useHolidayChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, key }: { change: HolidayChange; key: string }) =>
      send(change, { headers: once(key) })
        .then(body)
        .then(({ affected }) => affected),
    retry: ifLost,
    onSuccess: () => Promise.all(CONCERNED.map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}
