import type { Role, User } from "@/api/types";

/** Why somebody's account is not wholly in the reader's hands; the server decides again. */
export type Standing = "open" | "self" | "above" | "unplaced";

const RANKS: Role[] = ["EMPLOYEE", "MANAGER", "HR", "ADMIN"];

export function standingOf(user: User, me: User): Standing {
  if (user.id === me.id) return "self";
  if (RANKS.indexOf(user.role) > RANKS.indexOf(me.role)) return "above";
  return user.entity === null && me.role !== "ADMIN" ? "unplaced" : "open";
}
