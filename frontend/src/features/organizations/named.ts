import type { Company, Site, Team } from "@/api/types";

import type { Place } from "./organizationCommands";

/** What a place of any kind is called. */
export function nameOf(place: Place): string {
  if ("entity_name" in place) return place.entity_name;
  return "location_name" in place ? place.location_name : place.department_name;
}

/** A place with its name where every kind has it. */
export const named = <Kind extends Company | Site | Team>(place: Kind) => ({ ...place, name: nameOf(place) });
