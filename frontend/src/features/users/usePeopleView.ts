import { ROLES } from "@/api/roles";
import { useUrlState } from "@/lib/useUrlState";

import type { PeopleFilter } from "./userApi";

export const ACTIVITIES = ["active", "inactive", "all"] as const;
export type Activity = (typeof ACTIVITIES)[number];

const IS_ACTIVE = { active: true, inactive: false, all: undefined };

/** Which people the address asks for. Without a word on it, those whose account is active. */
export function usePeopleView() {
  const { text, number, choice, change } = useUrlState();
  const activity = choice("active", ACTIVITIES) ?? "active";
  const narrowing = {
    search: text("search"),
    role: choice("role", ROLES),
    entity: number("entity"),
    location: number("location"),
    department: number("department"),
  };
  const filter: PeopleFilter = { ...narrowing, is_active: IS_ACTIVE[activity], page: number("page") ?? 1 };
  const nothing = Object.fromEntries(Object.keys(narrowing).map((name) => [name, undefined]));
  return {
    filter,
    activity,
    isFiltered: activity === "inactive" || Object.values(narrowing).some((value) => value !== undefined),
    clear: () => change({ ...nothing, active: undefined }),
  };
}
