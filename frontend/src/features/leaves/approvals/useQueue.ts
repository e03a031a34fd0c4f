import { useIsNarrow } from "@/lib/useIsNarrow";

import type { WaitingFilter } from "../leaveApi";
import { useDecisions } from "./useDecisions";
import { useMarks } from "./useMarks";
import { useWaiting } from "./useWaiting";

/** The list, the request that is shown of it, and where a decision leads. */
export function useQueue(filter: WaitingFilter, selected: number | undefined, onSelect: (id: number | undefined) => void) {
  const isNarrow = useIsNarrow();
  const list = useWaiting(filter);
  const { waiting } = list;
  // A phone shows the list first; where there is room the oldest request is open already.
  const shown = selected ?? (isNarrow ? undefined : waiting[0]?.id);
  const index = waiting.findIndex(({ id }) => id === shown);

  const step = (by: number) => {
    const next = waiting[Math.min(Math.max(index + by, 0), waiting.length - 1)];
    if (next) onSelect(next.id);
  };
  const goOnFrom = (id: number) => {
    const at = waiting.findIndex((request) => request.id === id);
    onSelect(isNarrow ? undefined : (waiting[at + 1] ?? waiting[at - 1])?.id);
  };

  const marks = useMarks(waiting);
  const toggleShown = () => {
    const request = waiting[index];
    if (request) marks.toggle(request.id);
  };

  return { ...list, isNarrow, shown, step, toggleShown, marks, decisions: useDecisions(goOnFrom) };
}
