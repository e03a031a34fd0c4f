import type { Attachment, LeaveDraft, LeaveRequest, RuleProblem } from "@/api/types";
import { clockTime, type Day, isDay } from "@/lib/dates";

export type Values = {
  /** Whom the leave is recorded for, where that is somebody else. */
  user?: number;
  category?: number;
  start_date?: Day;
  end_date?: Day;
  /** The whole day, from one time to another, or so many hours of it. */
  part: "FULL" | "PART" | "HOURS";
  start_time?: string;
  end_time?: string;
  hours?: string;
  notes?: string;
  attachment?: Attachment | null;
};
export type Field = "user" | "category" | "start_date" | "end_date" | "start_time" | "hours" | "notes" | "attachment";

const FULL_DAY = 8;

export const valuesOf = (request: LeaveRequest): Values => ({
  category: request.category.id,
  start_date: request.start_date,
  end_date: request.end_date,
  part: partOf(request),
  start_time: request.start_time ? clockTime(request.start_time) : undefined,
  end_time: request.end_time ? clockTime(request.end_time) : undefined,
  hours: String(Number(request.hours)),
  notes: request.notes,
  attachment: request.attachment,
});

function partOf(request: LeaveRequest): Values["part"] {
  if (request.start_time) return "PART";
  return isSingleDay(request) && Number(request.hours) !== FULL_DAY ? "HOURS" : "FULL";
}

export const isSingleDay = ({ start_date, end_date }: Pick<Values, "start_date" | "end_date">) => !!start_date && start_date === end_date;

/** What can be priced and sent, once enough is filled in. */
export function draftOf(values: Partial<Values>): LeaveDraft | undefined {
  const { user, category, start_date = "", end_date = "", part } = values;
  if (category === undefined || !isRange(start_date, end_date)) return undefined;
  const whole = { category, start_date, end_date, ...(user !== undefined && { user }) };
  if (!isSingleDay(values)) return whole;
  const some = SOME_OF_DAY[part ?? "FULL"](values);
  return some && { ...whole, ...some };
}

const isRange = (start: string, end: string) => isDay(start) && isDay(end) && start <= end;

function timesOf({ start_time, end_time }: Partial<Values>) {
  return start_time && end_time && start_time < end_time ? { start_time, end_time } : undefined;
}

function hoursOf({ hours }: Partial<Values>) {
  return Number(hours) > 0 ? { hours: Number(hours).toFixed(2) } : undefined;
}

const SOME_OF_DAY = { FULL: () => ({}), PART: timesOf, HOURS: hoursOf };

const FIELD_OF_POINTER: Record<string, Field> = {
  "#/user": "user",
  "#/category": "category",
  "#/start_date": "start_date",
  "#/end_date": "end_date",
  "#/start_time": "start_time",
  "#/end_time": "start_time",
  "#/hours": "hours",
  "#/notes": "notes",
  "#/attachment": "attachment",
};

const FIELD_OF_CODE: Record<string, Field> = {
  overlap: "start_date",
  insufficient_balance: "category",
  no_working_hours: "end_date",
  date_out_of_range: "start_date",
  hours_mismatch: "hours",
};

/** Which field a failing rule is said next to; undefined where it concerns the request as a whole. */
export function fieldOf({ pointer, code }: Pick<RuleProblem, "pointer" | "code">): Field | undefined {
  return (pointer ? FIELD_OF_POINTER[pointer] : undefined) ?? FIELD_OF_CODE[code];
}
