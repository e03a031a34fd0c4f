import type { LeaveDraft, LeaveRequest, RuleProblem } from "@/api/types";
import { type Day, isDay } from "@/lib/dates";

export type Values = {
  category?: number;
  start_date?: Day;
  end_date?: Day;
  part: "FULL" | "PART";
  start_time?: string;
  end_time?: string;
  notes?: string;
};
export type Field = "category" | "start_date" | "end_date" | "start_time" | "notes";

export const valuesOf = (request: LeaveRequest): Values => ({
  category: request.category.id,
  start_date: request.start_date,
  end_date: request.end_date,
  part: request.start_time ? "PART" : "FULL",
  start_time: request.start_time?.slice(0, 5),
  end_time: request.end_time?.slice(0, 5),
  notes: request.notes,
});

export const isSingleDay = ({ start_date, end_date }: Partial<Values>) => !!start_date && start_date === end_date;

/** What can be priced and sent, once enough is filled in. */
export function draftOf(values: Partial<Values>): LeaveDraft | undefined {
  const { category, start_date = "", end_date = "", part } = values;
  if (category === undefined || !isRange(start_date, end_date)) return undefined;
  const whole = { category, start_date, end_date };
  if (part !== "PART" || !isSingleDay(values)) return whole;
  const times = timesOf(values);
  return times && { ...whole, ...times };
}

const isRange = (start: string, end: string) => isDay(start) && isDay(end) && start <= end;

const timesOf = ({ start_time, end_time }: Partial<Values>) =>
  start_time && end_time && start_time < end_time ? { start_time, end_time } : undefined;

const FIELD_OF_POINTER: Record<string, Field> = {
  "#/category": "category",
  "#/start_date": "start_date",
  "#/end_date": "end_date",
  "#/start_time": "start_time",
  "#/end_time": "start_time",
  "#/hours": "start_time",
  "#/notes": "notes",
};

const FIELD_OF_CODE: Record<string, Field> = {
  overlap: "start_date",
  insufficient_balance: "category",
  no_working_hours: "end_date",
  date_out_of_range: "start_date",
  hours_mismatch: "start_time",
};

/** Which field a failing rule is said next to; undefined where it concerns the request as a whole. */
export function fieldOf({ pointer, code }: Pick<RuleProblem, "pointer" | "code">): Field | undefined {
  return (pointer ? FIELD_OF_POINTER[pointer] : undefined) ?? FIELD_OF_CODE[code];
}
