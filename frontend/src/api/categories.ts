import { queryOptions } from "@tanstack/react-query";

import { body, http } from "./http";
import { KEYS } from "./queryKeys";
import type { LeaveCategory } from "./types";

/** The kinds of leave: few, seldom changed, and named all over the client. */
export const categoriesQuery = () =>
  queryOptions({
    queryKey: KEYS.categories,
    queryFn: ({ signal }) => http.get<LeaveCategory[]>("/leaves/categories/", { signal }).then(body),
    staleTime: Infinity,
  });
