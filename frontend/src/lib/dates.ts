/**
 * A day is a string "YYYY-MM-DD" and stays one. Arithmetic runs on UTC midnights, so no zone can move it;
 * only instants (timestamps) are shown in the viewer's zone.
 */
export type Day = string;

const MS_PER_DAY = 86_400_000;

const toUtc = (day: Day) => new Date(`${day}T00:00:00Z`);
const fromUtc = (date: Date): Day => date.toISOString().slice(0, 10);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toUtc(text).getTime()) && fromUtc(toUtc(text)) === text;

export const addDays = (day: Day, count: number): Day => fromUtc(new Date(toUtc(day).getTime() + count * MS_PER_DAY));

export const daysBetween = (from: Day, to: Day): number => (toUtc(to).getTime() - toUtc(from).getTime()) / MS_PER_DAY;

/** ISO weekday: Monday 1 to Sunday 7. */
export const weekday = (day: Day): number => toUtc(day).getUTCDay() || 7;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Every day from `from` to `to`, both included. */
export const daysFrom = (from: Day, to: Day): Day[] =>
  from > to ? [] : Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));

/** The weeks, from a Monday, that a month touches. */
export function monthWeeks(month: string): Day[][] {
  const first = `${month}-01`;
  const start = addDays(first, 1 - weekday(first));
  const count = Math.ceil((daysBetween(start, `${addMonths(month, 1)}-01`)) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, offset) => addDays(start, week * 7 + offset)),
  );
}

export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export const isMonth = (text: string): boolean => isDay(`${text}-01`);

export const monthOf = (day: Day): string => day.slice(0, 7);

export const lastDayOf = (month: string): Day => addDays(`${addMonths(month, 1)}-01`, -1);

/** The same day of another month, or that month's last: 31 January and one month is 28 or 29 February. */
export function addMonthsTo(day: Day, count: number): Day {
  const month = addMonths(monthOf(day), count);
  const same = `${month}-${day.slice(8)}`;
  return isDay(same) ? same : lastDayOf(month);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make: a page would make hundreds of the same. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, known);
  return known;
}

const inUtc = (language: string, options: Intl.DateTimeFormatOptions) =>
  formatter(language, { ...options, timeZone: "UTC" });

/** Today's date in a zone (the employee's location), or where the viewer is, who may be travelling. */
export function today(timeZone?: string, now: Date = new Date()): Day {
  const inZone = timeZone
    ? formatter("en-CA", { timeZone, dateStyle: "short" })
    : new Intl.DateTimeFormat("en-CA", { dateStyle: "short" });
  return inZone.format(now);
}

export const formatDay = (day: Day, language: string): string =>
  inUtc(language, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(toUtc(day));

export const formatLongDay = (day: Day, language: string): string =>
  inUtc(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(toUtc(day));

export const formatWeekday = (day: Day, language: string, style: "narrow" | "short" = "short"): string =>
  inUtc(language, { weekday: style }).format(toUtc(day));

const A_MONDAY: Day = "2026-01-05";

/** "Sat" for the ISO weekday 6. */
export const weekdayName = (weekday: number, language: string): string =>
  formatWeekday(addDays(A_MONDAY, weekday - 1), language);

export const formatMonth = (month: string, language: string): string =>
  inUtc(language, { month: "long", year: "numeric" }).format(toUtc(`${month}-01`));

/** "November 2026", or "November – December 2026". */
export const formatMonths = (from: string, to: string, language: string): string =>
  inUtc(language, { month: "long", year: "numeric" }).formatRange(toUtc(`${from}-01`), toUtc(`${to}-01`));

/** "Mon, 2 Mar 2026" or "2 – 6 Mar 2026", as short as the language allows. */
export function formatRange(from: Day, to: Day, language: string): string {
  if (from === to) return formatDay(from, language);
  return inUtc(language, { day: "numeric", month: "short", year: "numeric" }).formatRange(toUtc(from), toUtc(to));
}

/** A time of day as the API writes it, without its seconds: "13:00". */
export const clockTime = (time: string): string => time.slice(0, "00:00".length);

/** An instant in the viewer's zone, with the zone named. */
export const formatInstant = (instant: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(instant));

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "2 hours ago". */
export function formatAgo(instant: string, language: string, now: Date = new Date()): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}
