import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Page, User } from "@/api/types";

/** The people somebody decides for. */
export const teamQuery = (page: number) =>
  queryOptions({
    queryKey: [...KEYS.team, page],
    queryFn: ({ signal }) => http.get<Page<User>>("/users/my-subordinates/", { params: { page }, signal }).then(body),
  });
