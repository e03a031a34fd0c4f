import type { Trip } from "@/api/types";
import type { Day } from "@/lib/dates";

export type Moment = "cancelled" | "over" | "now" | "ahead";

/** Where a trip stands today. */
export function momentOf({ status, start_date, end_date }: Trip, today: Day): Moment {
  if (status === "CANCELLED") return "cancelled";
  if (end_date < today) return "over";
  return start_date <= today ? "now" : "ahead";
}

export const placeOf = ({ city, country }: Pick<Trip, "city" | "country">): string =>
  [city, country].filter(Boolean).join(", ");
