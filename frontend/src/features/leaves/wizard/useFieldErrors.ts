import { useTranslation } from "react-i18next";

import type { RuleProblem } from "@/api/types";

import { type Field, fieldOf, type Values } from "./draft";

type Help = { validateStatus?: "error"; help?: string };

/** Every rule that fails, in words, sorted to the field it is said next to. */
export function useFieldErrors(problems: RuleProblem[], values: Partial<Values>) {
  const { t, i18n } = useTranslation();
  const words = ({ code, detail }: RuleProblem) => {
    const key = `rules.${code}`;
    return i18n.exists(key) ? t(key as "problems.unexpected") : detail;
  };
  const isShown = (field: Field | undefined) => field !== "start_time" || values.part === "PART";
  const placed = problems.map((problem) => {
    const field = fieldOf(problem);
    return { field: isShown(field) ? field : "end_date", text: words(problem) };
  });
  const local = dateOrder(values) ? [{ field: "end_date" as const, text: t("wizard.endBeforeStart") }] : [];
  const all = [...placed, ...local];

  return {
    help: (field: Field): Help => {
      const texts = all.filter((each) => each.field === field).map(({ text }) => text);
      return texts.length > 0 ? { validateStatus: "error", help: texts.join(" ") } : {};
    },
    general: all.filter(({ field }) => field === undefined).map(({ text }) => text),
  };
}

const dateOrder = ({ start_date, end_date }: Partial<Values>) => !!start_date && !!end_date && end_date < start_date;
