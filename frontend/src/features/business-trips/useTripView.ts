import type { TripStatus } from "@/api/types";
import { useUrlState } from "@/lib/useUrlState";

import type { TripFilter } from "./tripApi";

export type Whose = "mine" | "all";

const STATUSES: TripStatus[] = ["ACTIVE", "CANCELLED"];
const isStatus = (text: string | undefined): text is TripStatus => STATUSES.includes(text as TripStatus);

/** Which trips the address asks for: one's own, or those of everybody one looks after. */
export function useTripView(me: number, seesOthers: boolean) {
  const { text, number, change } = useUrlState();
  const whose: Whose = seesOthers && text("whose") === "all" ? "all" : "mine";
  const wanted = text("status");
  const status = isStatus(wanted) ? wanted : undefined;
  const filter: TripFilter = {
    ...(status && { status }),
    ...(whose === "mine" && { user: me }),
    page: number("page") ?? 1,
  };
  return { whose, status, filter, trip: number("trip"), change };
}
