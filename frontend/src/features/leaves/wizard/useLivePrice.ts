import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { Problem } from "@/api/problem";
import type { LeaveDraft, Price } from "@/api/types";
import { useSettled } from "@/lib/useSettled";

import { leaveQueries } from "../leaveApi";

const NOTHING: LeaveDraft = { category: 0, start_date: "", end_date: "" };

export type LivePrice = {
  price: Price | undefined;
  problem: Problem | null;
  isCurrent: boolean;
  retry: () => void;
};

/** The price of what is being chosen, asked for once the choice has been still for a moment. */
export function useLivePrice(draft: LeaveDraft | undefined, request?: number): LivePrice {
  const chosen = draft === undefined ? "" : JSON.stringify(draft);
  const settled = useSettled(chosen);
  const { data, error, isPlaceholderData, isPending, refetch } = useQuery({
    ...leaveQueries.price({ ...(settled ? (JSON.parse(settled) as LeaveDraft) : NOTHING), request }),
    placeholderData: keepPreviousData,
    enabled: settled !== "",
  });
  const isCurrent = chosen === settled && !isPlaceholderData && !isPending;
  return { price: draft && data, problem: error, isCurrent, retry: () => void refetch() };
}

/** The price is that of the present choice, and no rule fails. */
export const isSendable = ({ price, isCurrent }: LivePrice): boolean => isCurrent && price?.problems.length === 0;
