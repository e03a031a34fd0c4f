import { queryOptions } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { KEYS } from "@/api/queryKeys";
import type { Report } from "@/api/types";

export type ReportFilter = { year: number; entity?: number; department?: number };

export const reportQueries = {
  ofYear: (filter: ReportFilter) =>
    queryOptions({
      queryKey: [...KEYS.reports, filter],
      queryFn: ({ signal }) => http.get<Report>("/leaves/reports/", { params: filter, signal }).then(body),
    }),
};
