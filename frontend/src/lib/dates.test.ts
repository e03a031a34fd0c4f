import { afterEach, describe, expect, test, vi } from "vitest";

import {
  addDays,
  addMonths,
  addMonthsTo,
  daysBetween,
  daysFrom,
  formatRange,
  isDay,
  isMonth,
  lastDayOf,
  monthWeeks,
  today,
  weekday,
} from "./dates";

afterEach(() => vi.unstubAllEnvs());

describe.each(["Pacific/Auckland", "America/Los_Angeles", "UTC"])("where the clock is that of %s", (zone) => {
  test("a day stays the day it is", () => {
    vi.stubEnv("TZ", zone);

    expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
    expect(addDays("2026-04-05", -1)).toBe("2026-04-04");
    expect(daysBetween("2026-12-28", "2027-01-08")).toBe(11);
    expect(weekday("2026-11-20")).toBe(5);
    expect(formatRange("2026-12-24", "2026-12-24", "en-GB")).toBe("Thu, 24 Dec 2026");
  });
});

test("the years' ends and leap days are counted", () => {
  expect(daysFrom("2027-12-31", "2028-01-01")).toEqual(["2027-12-31", "2028-01-01"]);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(daysFrom("2026-05-02", "2026-05-01")).toEqual([]);
  expect(addMonths("2026-12", 1)).toBe("2027-01");
  expect(addMonths("2026-01", -1)).toBe("2025-12");
});

test("a month is shown in the weeks it touches, from a Monday", () => {
  expect(monthWeeks("2027-02")).toHaveLength(4);
  expect(monthWeeks("2026-12").at(0)?.at(0)).toBe("2026-11-30");
  expect(monthWeeks("2026-12").at(-1)?.at(-1)).toBe("2027-01-03");
  expect(monthWeeks("2026-11")).toHaveLength(6);
});

test("a month ends on its last day, and the same day of a shorter month is its last", () => {
  expect(lastDayOf("2026-12")).toBe("2026-12-31");
  expect(lastDayOf("2028-02")).toBe("2028-02-29");
  expect(addMonthsTo("2026-12-15", 1)).toBe("2027-01-15");
  expect(addMonthsTo("2027-01-31", 1)).toBe("2027-02-28");
  expect(addMonthsTo("2028-03-31", -1)).toBe("2028-02-29");
  expect(["2026-12", "2026-13", "2026-1", ""].map(isMonth)).toEqual([true, false, false, false]);
});

test("only days of the calendar are days", () => {
  expect(["2026-02-28", "2026-02-29", "2026-13-01", "26-01-01", ""].map(isDay)).toEqual([true, false, false, false, false]);
});

test("today is the date where the employee works", () => {
  const evening = new Date("2026-11-20T18:30:00Z");

  expect(today("Asia/Ho_Chi_Minh", evening)).toBe("2026-11-21");
  expect(today("America/New_York", evening)).toBe("2026-11-20");
});
