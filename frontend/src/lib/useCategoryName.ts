import { useCallback } from "react";

import type { CategoryRef } from "@/api/types";

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

/** The same for a category as the API refers to it: it carries its code, so nothing is asked for its name. */
export function useCategoryName(): (category: Pick<CategoryRef, "code" | "name">) => string {
  const kindName = useKindName();
  return useCallback(({ code, name }) => kindName(code, name), [kindName]);
}
