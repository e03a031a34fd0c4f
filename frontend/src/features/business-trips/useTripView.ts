import type { TripStatus } from "@/api/types";
import { useUrlState } from "@/lib/useUrlState";

import type { TripFilter } from "./tripApi";

export type Whose = "mine" | "all";

const EVERYONE = ["all"] as const;
const STATUSES: TripStatus[] = ["ACTIVE", "CANCELLED"];

/** Which trips the address asks for: one's own, or those of everybody one looks after. */
export function useTripView(me: number, seesOthers: boolean) {
  const { number, choice, change } = useUrlState();
  const whose: Whose = choice("whose", seesOthers ? EVERYONE : []) ?? "mine";
  const status = choice("status", STATUSES);
  const filter: TripFilter = {
    ...(status && { status }),
    ...(whose === "mine" && { user: me }),
    page: number("page") ?? 1,
  };
  return { whose, status, filter, trip: number("trip"), change };
}
