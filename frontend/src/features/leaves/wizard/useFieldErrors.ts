import type { Price, RuleProblem } from "@/api/types";
import type { Day } from "@/lib/dates";

import { type Field, fieldOf, isSingleDay, type Values } from "./draft";
import { useRuleWords } from "./useRuleWords";

type Help = { validateStatus?: "error"; help?: string };
export type FieldHelp = (field: Field) => Help;

/** Every rule that fails, in words, sorted to the field it is said next to. */
export function useFieldErrors(price: Price | undefined, values: Partial<Values>, today: Day) {
  const words = useRuleWords(values, today);
  const place = (problem: RuleProblem) => {
    const field = fieldOf(problem);
    return isShown(field, values) ? field : "end_date";
  };
  const all = price?.problems.map((problem) => ({ field: place(problem), text: words(price, problem) })) ?? [];

  return {
    help: (field: Field): Help => {
      const texts = all.filter((each) => each.field === field).map(({ text }) => text);
      return texts.length > 0 ? { validateStatus: "error", help: texts.join(" ") } : {};
    },
    general: all.filter(({ field }) => field === undefined).map(({ text }) => text),
  };
}

function isShown(field: Field | undefined, values: Partial<Values>): boolean {
  if (field === "start_time") return isSingleDay(values) && values.part === "PART";
  if (field === "hours") return isSingleDay(values) && values.part === "HOURS";
  return true;
}
