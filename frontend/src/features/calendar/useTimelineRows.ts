import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo } from "react";

import type { Member } from "@/api/types";
import type { Day } from "@/lib/dates";

import type { Entry } from "./entries";
import { rowHeight, timelineRows } from "./timelineRows";
import { usePrinting } from "./usePrinting";

const OVERSCAN = 4;
/** Rows before the end at which the next people are asked for. */
const AHEAD = 40;
/** What the sticky head covers of a row that keys lead to. */
const HEAD_HEIGHT = 160;

type Options = {
  scroller: RefObject<HTMLElement | null>;
  from: Day;
  to: Day;
  members: Member[];
  entries: Entry[];
  onMore: (() => void) | undefined;
};

/** The reader's own row, and those of the others that are in view; near their end more are asked for. */
export function useTimelineRows({ scroller, from, to, members, entries, onMore }: Options) {
  const isPrinting = usePrinting();
  const { own, others } = useMemo(() => {
    const rows = timelineRows(members, entries, from, to);
    return {
      own: rows.find(({ member }) => member.relation === "SELF"),
      others: rows.filter(({ member }) => member.relation !== "SELF"),
    };
  }, [members, entries, from, to]);

  // eslint-disable-next-line react-hooks/incompatible-library -- said to React's compiler, which we do not use
  const virtual = useVirtualizer({
    count: others.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(others[index]),
    overscan: isPrinting ? others.length : OVERSCAN,
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, others]);
  const shown = virtual.getVirtualItems();
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= others.length - AHEAD;
  useEffect(() => {
    if (isNearEnd) onMore?.();
  }, [isNearEnd, onMore, others.length]);

  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  return { own, others, shown, height: virtual.getTotalSize(), scrollTo };
}
