import { isAbove } from "@/api/roles";
import type { User } from "@/api/types";

/** Why somebody's account is not wholly in the reader's hands; the server decides again. */
export type Standing = "open" | "self" | "above" | "unplaced";

export function standingOf(user: User, me: User): Standing {
  if (user.id === me.id) return "self";
  if (isAbove(user.role, me.role)) return "above";
  return user.entity === null && me.role !== "ADMIN" ? "unplaced" : "open";
}
