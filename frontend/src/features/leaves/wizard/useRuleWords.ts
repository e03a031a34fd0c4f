import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import type { LeaveCategory, Price, RuleProblem } from "@/api/types";
import { addDays, type Day, daysBetween, formatDay, yearOf } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import type { Values } from "./draft";

const LONGEST_SPAN = 366;
const FULL_DAY = 8;

type Facts = { problem: RuleProblem; nth: number; price: Price; category: LeaveCategory | undefined };
type Word = (facts: Facts) => string;

/** What each failing rule says, worded from its code and the price's own figures. */
export function useRuleWords(values: Partial<Values>, today: Day) {
  const { data: categories } = useSuspenseQuery(categoriesQuery());
  const category = categories.find(({ id }) => id === values.category);
  const words: Record<string, Word> = { ...useBalanceWords(), ...useDateWords(values, today), ...useHourWords(values) };
  return (price: Price, problem: RuleProblem): string => {
    const nth = price.problems.filter(({ code }) => code === problem.code).indexOf(problem);
    return words[problem.code]?.({ problem, nth, price, category }) ?? problem.detail;
  };
}

function useBalanceWords(): Record<string, Word> {
  const { t } = useTranslation("leaves");
  const amount = useAmount();
  return {
    insufficient_balance: ({ problem, nth, price }) => {
      const short = price.charges.filter(({ available_after }) => Number(available_after) < 0)[nth];
      if (!short) return problem.detail;
      return t("rules.insufficient_balance", {
        year: short.balance_year,
        needed: amount(short.hours),
        left: amount(short.available_before ?? "0"),
        short: amount(short.available_after ?? "0"),
      });
    },
    entity_inactive: () => t("rules.entity_inactive"),
  };
}

function useDateWords({ start_date = "", end_date = "", part, user }: Partial<Values>, today: Day): Record<string, Word> {
  const { t } = useTranslation("leaves");
  const locale = useLocale();
  const categoryName = useCategoryName();
  const outOfRange: Word = ({ problem, category }) => {
    if (problem.pointer === "#/start_date" && category) {
      const day = formatDay(addDays(today, -category.past_days), locale);
      return t("rules.tooEarly", { category: categoryName(category), day });
    }
    if (daysBetween(start_date, end_date) >= LONGEST_SPAN) return t("rules.tooLong", { days: LONGEST_SPAN });
    return t("rules.tooLate", { day: formatDay(`${yearOf(today) + 1}-12-31`, locale) });
  };
  const overlap: Word = ({ price }) => {
    if (price.conflicts.length === 0) return t("rules.dayIsFull");
    const whose = t(user === undefined ? "rules.overlap" : "rules.overlapOfOther");
    return start_date === end_date && part !== "FULL" ? `${whose} ${t("rules.timesHelp")}` : whose;
  };
  return {
    date_out_of_range: outOfRange,
    overlap,
    no_working_hours: ({ problem }) =>
      t(problem.pointer === "#/start_date" ? "rules.no_working_hours" : "rules.onlyBreak"),
  };
}

function useHourWords({ hours }: Partial<Values>): Record<string, Word> {
  const { t } = useTranslation("leaves");
  const locale = useLocale();
  const limits = ({ problem, price, category }: Facts) => {
    const most = Math.max(FULL_DAY, Number(category?.max_hours_per_day));
    return Number(price.hours || hours) > most ? t("rules.tooManyHours", { hours: plainHours(most, locale) }) : problem.detail;
  };
  const isQuarter = (text: string | undefined) => Number.isInteger(Number(text) * 4);
  const byPointer: Record<string, Word> = {
    "#/user": () => t("rules.user"),
    "#/start_time": () => t("rules.quarterTimes"),
    "#/end_time": (facts) => (Number(facts.price.hours) > FULL_DAY ? limits(facts) : t("rules.quarterTimes")),
    "#/hours": (facts) => (isQuarter(hours) ? limits(facts) : t("rules.quarterHours")),
  };
  return {
    hours_mismatch: ({ price }) => t("rules.hours_mismatch", { hours: plainHours(price.hours, locale) }),
    validation_error: (facts) => byPointer[facts.problem.pointer ?? ""]?.(facts) ?? facts.problem.detail,
  };
}
