import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { ifLost, ifUnchanged, once } from "@/api/commands";
import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Journey, Page, Trip } from "@/api/types";

export type TripFilter = { status?: string; user?: number; page: number };

export const tripQueries = {
  list: (filter: TripFilter) =>
    queryOptions({
      queryKey: [...KEYS.trips, "list", filter],
      queryFn: ({ signal }) => http.get<Page<Trip>>("/leaves/business-trips/", { params: filter, signal }).then(body),
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...KEYS.trips, "detail", id],
      queryFn: ({ signal }) => http.get<Trip>(`/leaves/business-trips/${id}/`, { signal }).then(body),
    }),
};

type Keyed = { key: string };

export function useRefreshTrips() {
  const client = useQueryClient();
  // Nobody waits for it: what is open says what has happened before the trip under it changes.
  // The calendar and who is away are of leave: trips are shown there too.
  return () => [KEYS.trips, KEYS.leave].forEach((queryKey) => void client.invalidateQueries({ queryKey }));
}

/** Books a trip, or changes the one that was looked at. */
export function useSaveTrip(trip?: Trip) {
  return useMutation({
    mutationFn: ({ key, journey }: Keyed & { journey: Journey }) =>
      trip
        ? http
            .put<Trip>(`/leaves/business-trips/${trip.id}/`, journey, {
              headers: { ...once(key), ...ifUnchanged(trip.version) },
            })
            .then(body)
        : http.post<Trip>("/leaves/business-trips/", journey, { headers: once(key) }).then(body),
    retry: ifLost,
    onSuccess: useRefreshTrips(),
  });
}

export function useCancelTrip(trip: Trip) {
  return useMutation({
    mutationFn: ({ key }: Keyed) =>
      http
        .put<Trip>(`/leaves/business-trips/${trip.id}/cancel/`, {}, {
          headers: { ...once(key), ...ifUnchanged(trip.version) },
        })
        .then(body),
    retry: ifLost,
    onSuccess: useRefreshTrips(),
  });
}
