import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { Problem } from "@/api/problem";
import type { LeaveDraft, Price } from "@/api/types";

import { leaveQueries } from "../leaveApi";

const QUIET_FOR = 300;
const NOTHING: LeaveDraft = { category: 0, start_date: "", end_date: "" };

export type LivePrice = {
  price: Price | undefined;
  problem: Problem | null;
  isCurrent: boolean;
  retry: () => void;
};

/** The price of what is being chosen, asked for once the choice has been still for a moment. */
export function useLivePrice(draft: LeaveDraft | undefined, request?: number): LivePrice {
  const settled = useSettled(draft);
  const { data, error, isPlaceholderData, isPending, refetch } = useQuery({
    ...leaveQueries.price({ ...(settled ?? NOTHING), request }),
    placeholderData: keepPreviousData,
    enabled: settled !== undefined,
  });
  const isCurrent = JSON.stringify(draft) === JSON.stringify(settled) && !isPlaceholderData && !isPending;
  return { price: draft && data, problem: error, isCurrent, retry: () => void refetch() };
}

/** The price is that of the present choice, and no rule fails. */
export const isSendable = ({ price, isCurrent }: LivePrice): boolean => isCurrent && price?.problems.length === 0;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_FOR);
    return () => clearTimeout(timer);
    // The text stands for the value: a new object with the same content is no change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return settled;
}
