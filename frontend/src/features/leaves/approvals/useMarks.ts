import { useState } from "react";

import type { LeaveRequest } from "@/api/types";

/** As many requests as one goes through the server in a moment. */
export const MOST_AT_ONCE = 20;

/** The requests marked to be decided together; one that waits no more is not among them. */
export function useMarks(waiting: LeaveRequest[]) {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const marked = waiting.filter(({ id }) => ids.has(id));
  const isFull = marked.length >= MOST_AT_ONCE;
  const toggle = (id: number) => {
    if (!ids.has(id) && isFull) return;
    setIds(ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id]));
  };
  return {
    marked,
    isFull,
    isMarked: (id: number) => ids.has(id),
    toggle,
    markFirst: () => setIds(new Set(waiting.slice(0, MOST_AT_ONCE).map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}

export type Marks = ReturnType<typeof useMarks>;
