import type { Problem } from "./problem";

/** Headers of a command that may be repeated without having a second effect. */
export const once = (key: string) => ({ "Idempotency-Key": key });

/** Headers of a command that holds only for the version somebody looked at. */
export const ifUnchanged = (version: number) => ({ "If-Match": `"${version}"` });

/** A command whose answer was lost is sent again by itself: its key keeps it one command. */
export const ifLost = (attempt: number, problem: Problem) => problem.isUnreachable && attempt < 2;
