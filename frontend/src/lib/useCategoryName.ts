import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import type { Ref } from "@/api/types";

import { useLanguage } from "./i18n";

/** The language the companies write their names in. */
const STORED_IN = "en";

/** What the reader's language calls a kind of leave, by its code; a company's own kinds have only their name. */
export function useCategoryName(): (category: Ref) => string {
  const { t, i18n } = useTranslation();
  const isOther = useLanguage() !== STORED_IN;
  const { data: categories } = useQuery({ ...categoriesQuery(), enabled: isOther });
  return ({ id, name }) => {
    const key = `kind.${categories?.find((category) => category.id === id)?.code ?? ""}`;
    return isOther && i18n.exists(key) ? t(key as "kind.SICK") : name;
  };
}
