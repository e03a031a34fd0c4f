import type { Me, Permission, Role } from "@/api/types";

/** What the client may offer a person. The server decides again on every call. */
export const can = (me: Me, permission: Permission): boolean => me.permissions[permission];

const RANKS: Role[] = ["EMPLOYEE", "MANAGER", "HR", "ADMIN"];

/** Nobody grants a role above their own. */
export const rolesGrantedBy = (me: Me): Role[] => RANKS.slice(0, RANKS.indexOf(me.role) + 1);
