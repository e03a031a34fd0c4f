import type { TripStatus } from "@/api/types";
import { oneOf } from "@/lib/oneOf";
import { useUrlState } from "@/lib/useUrlState";

import type { TripFilter } from "./tripApi";

export type Whose = "mine" | "all";

const STATUSES: TripStatus[] = ["ACTIVE", "CANCELLED"];

/** Which trips the address asks for: one's own, or those of everybody one looks after. */
export function useTripView(me: number, seesOthers: boolean) {
  const { text, number, change } = useUrlState();
  const whose: Whose = seesOthers && text("whose") === "all" ? "all" : "mine";
  const status = oneOf(STATUSES, text("status"));
  const filter: TripFilter = {
    ...(status && { status }),
    ...(whose === "mine" && { user: me }),
    page: number("page") ?? 1,
  };
  return { whose, status, filter, trip: number("trip"), change };
}
