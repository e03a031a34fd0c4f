import type { CategoryFacts, LeaveCategory } from "@/api/types";
import { plainHours } from "@/lib/formatHours";

/** What the form holds: numbers as they are typed. */
export type Values = Required<Omit<CategoryFacts, "past_days">> & { past_days: string };

/** What most new kinds of leave are. */
export const NEW: Partial<Values> = {
  description: "",
  requires_approval: true,
  requires_attachment: false,
  is_counted: false,
  max_hours_per_day: "8",
  past_days: "30",
};

export const valuesOf = (category: LeaveCategory): Values => ({
  name: category.name,
  code: category.code,
  description: category.description,
  requires_approval: category.requires_approval,
  requires_attachment: category.requires_attachment,
  is_counted: category.is_counted,
  is_active: category.is_active,
  past_days: String(category.past_days),
  max_hours_per_day: plainHours(category.max_hours_per_day),
});

export const factsOf = (values: Values): CategoryFacts => ({
  ...values,
  past_days: Number(values.past_days),
  max_hours_per_day: Number(values.max_hours_per_day).toFixed(2),
});
