import type { Site, Team } from "@/api/types";
import { fold } from "@/lib/fold";

/** Departments of one location, or without one those of the whole company. */
export type BranchOfTree = { site?: Site; teams: Team[] };
type Wanted = { search: string; showsInactive: boolean };

/** The places that are wanted; a location that matches keeps all of its departments. */
export function branchesOf(sites: Site[], teams: Team[], { search, showsInactive }: Wanted): BranchOfTree[] {
  const isShown = (place: Site | Team) => showsInactive || place.is_active;
  const matches = (name: string) => fold(name).includes(fold(search));
  const below = (location: number | null, takesAll: boolean) =>
    teams.filter((team) => team.location === location && isShown(team) && (takesAll || matches(team.department_name)));
  const whole = { teams: below(null, false) };
  const branches = sites
    .map((site): BranchOfTree => ({ site, teams: below(site.id, matches(site.location_name)) }))
    .filter(({ site, teams: found }) => found.length > 0 || (site && isShown(site) && matches(site.location_name)));
  return whole.teams.length > 0 ? [whole, ...branches] : branches;
}
