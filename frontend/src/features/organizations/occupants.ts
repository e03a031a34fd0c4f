import { paths } from "@/lib/paths";

/** Who works at a place, as a query of the list of people. */
export type Occupants = { entity?: number; location?: number; department?: number };

export function peopleIn(occupants: Occupants): string {
  const query = new URLSearchParams(Object.entries(occupants).map(([name, id]) => [name, String(id)]));
  return `${paths.people}?${query.toString()}`;
}
