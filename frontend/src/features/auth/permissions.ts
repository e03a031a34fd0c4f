import { isAbove, ROLES } from "@/api/roles";
import type { Me, Permission, Role } from "@/api/types";

/** What the client may offer a person. The server decides again on every call. */
export const can = (me: Me, permission: Permission): boolean => me.permissions[permission];

/** Nobody grants a role above their own. */
export const rolesGrantedBy = (me: Me): Role[] => ROLES.filter((role) => !isAbove(role, me.role));
