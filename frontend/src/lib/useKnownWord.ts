import type { Namespace } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

type Word = (key: string, otherwise: string, facts?: object) => string;

/** Words for what the server names: a newer one may name what this page has no words for yet. */
export function useKnownWord(namespace: Namespace = "translation"): Word {
  const { t, i18n } = useTranslation(namespace);
  return useCallback(
    (key, otherwise, facts = {}) => {
      // The compiler knows the keys that are written down, not those that are put together.
      const word = t as (key: string, facts: object) => string;
      return i18n.exists(key, { ns: namespace }) ? word(key, facts) : otherwise;
    },
    [t, i18n, namespace],
  );
}
