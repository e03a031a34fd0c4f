import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

import { categoriesQuery } from "@/api/categories";
import type { Ref } from "@/api/types";

import { useLanguage } from "./i18n";
import { useKnownWord } from "./useKnownWord";

/** The language the companies write their names in. */
const STORED_IN = "en";

/** What the reader's language calls a kind of leave, by its code; a company's own kinds have only their name. */
export function useKindName(): (code: string, name: string) => string {
  const isOther = useLanguage() !== STORED_IN;
  const word = useKnownWord();
  return useCallback((code, name) => (isOther ? word(`kind.${code}`, name) : name), [isOther, word]);
}

/** The same for a category as the API refers to it: by id and name. */
export function useCategoryName(): (category: Ref) => string {
  const kindName = useKindName();
  const { data: categories } = useQuery({ ...categoriesQuery(), enabled: useLanguage() !== STORED_IN });
  return useCallback(
    ({ id, name }) => kindName(categories?.find((category) => category.id === id)?.code ?? "", name),
    [kindName, categories],
  );
}
