import { queryOptions } from "@tanstack/react-query";

import { body, http } from "./http";
import { KEYS } from "./queryKeys";
import type { Balance, LedgerLine } from "./types";

const ofWhom = (user: number | undefined) => (user === undefined ? "my/" : "");

/** What is left of each kind of leave: one's own, or those of somebody the reader may look at. */
export const balancesQuery = (year: number, user?: number) =>
  queryOptions({
    queryKey: [...KEYS.leave, "balances", year, user],
    queryFn: ({ signal }) =>
      http.get<Balance[]>(`/leaves/balance/${ofWhom(user)}`, { params: { year, user }, signal }).then(body),
  });

/** The lines behind one of them. */
export const ledgerQuery = (category: number, year: number, user?: number) =>
  queryOptions({
    queryKey: [...KEYS.leave, "ledger", category, year, user],
    queryFn: ({ signal }) =>
      http
        .get<LedgerLine[]>(`/leaves/balance/${ofWhom(user)}ledger/`, { params: { category, year, user }, signal })
        .then(body),
  });
