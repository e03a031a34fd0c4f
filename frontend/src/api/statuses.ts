import type { LeaveStatus } from "./types";

/** Where a request may stand, in the order in which people ask for it. */
export const STATUSES: readonly LeaveStatus[] = ["PENDING", "APPROVED", "REJECTED", "CANCELLED"];
