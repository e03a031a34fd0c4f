import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { AuditEntry, CursorPage } from "@/api/types";

export type AuditFilter = Partial<
  Record<"action" | "target_type" | "from" | "to" | "search" | "cursor", string> & Record<"actor" | "target_id", number>
>;

export const auditQueries = {
  list: (filter: AuditFilter) =>
    queryOptions({
      queryKey: [...KEYS.audit, filter],
      queryFn: ({ signal }) =>
        http.get<CursorPage<AuditEntry>>("/organizations/audit-logs/", { params: filter, signal }).then(body),
    }),
};

/** The place in the log that a page's address names. */
export const cursorOf = (address: string | null): string | undefined =>
  address === null ? undefined : (new URL(address, "http://here").searchParams.get("cursor") ?? undefined);
