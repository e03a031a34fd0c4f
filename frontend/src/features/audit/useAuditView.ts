import { useUrlState } from "@/lib/useUrlState";

import { ACTIONS, KINDS } from "./actions";
import type { AuditFilter } from "./auditApi";

type Change = Partial<Record<keyof AuditFilter, string | number | undefined>>;

/** What of the log the address shows. Narrowing it goes back to its newest page. */
export function useAuditView() {
  const { text, number, day, choice, change } = useUrlState();
  const narrowing = {
    action: choice("action", ACTIONS),
    actor: number("actor"),
    target_type: choice("target_type", KINDS),
    target_id: number("target_id"),
    from: day("from"),
    to: day("to"),
    search: text("search"),
  };
  const filter: AuditFilter = { ...narrowing, cursor: text("cursor") };
  return {
    filter,
    isFiltered: Object.values(narrowing).some((value) => value !== undefined),
    entry: number("entry"),
    narrow: (changes: Change) => change({ ...changes, cursor: undefined, entry: undefined }),
    turn: (cursor: string | undefined) => change({ cursor, entry: undefined }, { push: true }),
    open: (entry: number | undefined) => change({ entry }, { push: true }),
    clear: () => change(Object.fromEntries([...Object.keys(filter), "entry"].map((name) => [name, undefined]))),
  };
}

export type AuditView = ReturnType<typeof useAuditView>;
