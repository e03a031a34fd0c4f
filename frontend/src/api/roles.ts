import type { Role } from "./types";

/** What somebody may be, the least first. */
export const ROLES: readonly Role[] = ["EMPLOYEE", "MANAGER", "HR", "ADMIN"];

export const isAbove = (one: Role, other: Role): boolean => ROLES.indexOf(one) > ROLES.indexOf(other);
