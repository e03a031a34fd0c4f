import { useQuery } from "@tanstack/react-query";

import { organizationQueries } from "./organizationApi";

const AN_HOUR = 3_600_000;
const SATURDAY_AND_SUNDAY = [6, 7];

/** The ISO weekdays on which nobody works at a location. */
export function useWeekend(location: number | undefined): number[] {
  const { data } = useQuery({ ...organizationQueries.location(location), staleTime: AN_HOUR });
  return data && "weekend" in data ? data.weekend : SATURDAY_AND_SUNDAY;
}
