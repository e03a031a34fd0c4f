import type { Member } from "@/api/types";
import type { Day } from "@/lib/dates";

import type { Entry } from "./entries";
import { laneCount, packLanes, type Placed } from "./lanes";

export type TimelineRow = { member: Member; entries: Entry[]; placed: Placed<Entry>[] };

/** Pixels; bars are as high as in the style sheet (24) and keep 4 between them. */
const LANE = 28;
const ROW_PADDING = 8;
const ONE_LANE = 44;

export function timelineRows(members: Member[], entries: Entry[], from: Day, to: Day): TimelineRow[] {
  const byPerson = Map.groupBy(entries, ({ person }) => person.id);
  return members.map((member) => {
    const theirs = byPerson.get(member.id) ?? [];
    return { member, entries: theirs, placed: packLanes(theirs, from, to) };
  });
}

export const rowHeight = (row: TimelineRow | undefined): number =>
  Math.max(ONE_LANE, laneCount(row?.placed ?? []) * LANE + 2 * ROW_PADDING);

/** Where a bar lies in a row of `days`. */
export function barPosition({ first, last, lane }: Placed<unknown>, days: number) {
  return {
    insetInlineStart: `${(first / days) * 100}%`,
    inlineSize: `calc(${((last - first + 1) / days) * 100}% - 2 * var(--hairline))`,
    insetBlockStart: `calc(${lane} * var(--lane-height) + var(--row-padding))`,
  };
}
