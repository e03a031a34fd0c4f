import { useQuery, useSuspenseQuery } from "@tanstack/react-query";

import { categoriesQuery } from "@/api/categories";
import type { Price } from "@/api/types";
import { monthWeeks } from "@/lib/dates";

import { leaveQueries } from "../leaveApi";

type Shown = { month: string; category: number | undefined; user: number | undefined; request: number | undefined };

/** Weekends, holidays and own leave of the month in view, from the same source as the price. */
export function useMonth({ month, category, user, request }: Shown): Price | undefined {
  const { data: categories } = useSuspenseQuery(categoriesQuery());
  const weeks = monthWeeks(month);
  const draft = {
    category: category ?? categories[0]?.id ?? 0,
    start_date: weeks[0]?.[0] ?? "",
    end_date: weeks.at(-1)?.at(-1) ?? "",
    request,
    ...(user !== undefined && { user }),
  };
  return useQuery(leaveQueries.price(draft)).data;
}
