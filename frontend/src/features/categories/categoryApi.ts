import { useMutation, useQueryClient } from "@tanstack/react-query";

import { categoriesQuery } from "@/api/categories";
import { ifLost, once } from "@/api/commands";
import { body, http } from "@/api/http";
import type { CategoryFacts, LeaveCategory } from "@/api/types";

/** Adds a category, or changes the one that was looked at. */
export function useSaveCategory(category?: LeaveCategory) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, facts }: { key: string; facts: CategoryFacts }) =>
      category
        ? http.put<LeaveCategory>(`/leaves/categories/${category.id}/`, facts, { headers: once(key) }).then(body)
        : http.post<LeaveCategory>("/leaves/categories/", facts, { headers: once(key) }).then(body),
    retry: ifLost,
    onSuccess: () => client.invalidateQueries({ queryKey: categoriesQuery().queryKey }),
  });
}
