import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { LeaveStatus, Ref } from "@/api/types";
import { formatInstant } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useProblemText } from "@/lib/problemText";

type Decided = { state: LeaveStatus; by: Ref | null; at: string | null };

type DecidedFacts = { state?: LeaveStatus; decided_by?: Ref | null; decided_at?: string | null };

/** "Hoa Pham approved it, 21 Nov 2026, 09:00 UTC." */
export function useDecidedText(): (decided: Decided) => string {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  return ({ state, by, at }) => {
    const when = at ? formatInstant(at, locale) : "";
    if (state === "PENDING") return t("decided.PENDING");
    return by && when ? t(`decided.${state}`, { name: by.name, when }) : t(`decided.${state}_alone`);
  };
}

/** Why a decision was refused; when somebody was faster: who, what and when. */
export function useRefusalText(): (problem: Problem) => string {
  const decidedText = useDecidedText();
  const problemText = useProblemText();
  return (problem) => {
    const { state, decided_by: by, decided_at: at } = problem.facts as DecidedFacts;
    if (problem.code === "invalid_state" && state && by && at) return decidedText({ state, by, at });
    const { title, hint } = problemText(problem);
    return hint ? `${title} ${hint}` : title;
  };
}
