import type { AuditAction } from "@/api/types";
import { oneOf } from "@/lib/oneOf";

/** In the order in which somebody looks for them: leave, balances, accounts, places, logins. */
const IN_ORDER: Record<AuditAction, true> = {
  SUBMIT: true,
  UPDATE: true,
  APPROVE: true,
  REJECT: true,
  CANCEL: true,
  REPRICE: true,
  ATTACHMENT_VIEW: true,
  EXPORT: true,
  ADJUST_BALANCE: true,
  RECALCULATE_BALANCE: true,
  USER_CREATE: true,
  USER_UPDATE: true,
  ROLE_CHANGE: true,
  USER_DEACTIVATE: true,
  USER_REACTIVATE: true,
  ONBOARD: true,
  ORGANIZATION_CHANGE: true,
  ENTITY_DEACTIVATE: true,
  ENTITY_REACTIVATE: true,
  HOLIDAY_CHANGE: true,
  CATEGORY_CHANGE: true,
  LOGIN: true,
  LOGIN_FAILED: true,
  LOCKOUT: true,
  LOGOUT: true,
  PASSWORD_CHANGE: true,
  PASSWORD_RESET: true,
};

export const ACTIONS = Object.keys(IN_ORDER) as AuditAction[];

export const KINDS = [
  "leaverequest",
  "leavebalance",
  "businesstrip",
  "attachment",
  "user",
  "entity",
  "location",
  "department",
  "publicholiday",
  "leavecategory",
] as const;

export const kindOf = (text: string | null | undefined) => oneOf(KINDS, text);
