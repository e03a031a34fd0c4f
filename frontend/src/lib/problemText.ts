import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";

import { formatInstant } from "./dates";
import { useLocale } from "./i18n";
import { useKnownWord } from "./useKnownWord";

type ProblemText = { title: string; hint?: string };

/** What a problem says to a person: the language's own words for its code, or else the server's. */
export function useProblemText(): (problem: Problem) => ProblemText {
  const { t } = useTranslation();
  const word = useKnownWord();
  const locale = useLocale();
  return (problem) => {
    const facts = readable(problem.facts, locale);
    const fallback = problem.message || t("problems.unexpected");
    const title = word(`problems.${problem.code}`, fallback, facts);
    if (problem.retryAfter !== undefined) return { title, hint: t("problems.retryAfter", { count: problem.retryAfter }) };
    if (problem.status >= 500 && problem.requestId) {
      return { title, hint: t("problems.reference", { reference: problem.requestId }) };
    }
    return { title };
  };
}

/** Who decided and when, as words that follow a sentence. */
function readable(facts: Record<string, unknown>, locale: string): Record<string, unknown> {
  const { decided_by: by, decided_at: at } = facts as { decided_by?: { name: string } | null; decided_at?: string | null };
  return { ...facts, by: by && at ? ` (${by.name}, ${formatInstant(at, locale)})` : "" };
}
