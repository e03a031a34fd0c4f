import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Setting } from "@/api/types";

export const systemQueries = {
  settings: () =>
    queryOptions({
      queryKey: [...KEYS.system, "settings"],
      queryFn: ({ signal }) => http.get<Setting[]>("/settings/", { signal }).then(body),
    }),
};
