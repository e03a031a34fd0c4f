import type { Problem } from "@/api/problem";

const BUSY = 503;
const OVERTAKEN = [409, 412];

export type Remedies = { again: () => void; reload: () => void };

/** A busy server, or one out of reach, is asked again with the same key; what somebody else changed is read again. */
export function remedyOf(problem: Problem, { again, reload }: Remedies): (() => void) | undefined {
  if (problem.isUnreachable || problem.status === BUSY) return again;
  return OVERTAKEN.includes(problem.status) ? reload : undefined;
}
