import { expect, test } from "vitest";

import { isWithin, rangeOf } from "./dayRange";

test("a range has its first day first, whichever way it was drawn", () => {
  expect(rangeOf("2027-01-02", "2026-12-30")).toEqual({ start: "2026-12-30", end: "2027-01-02" });
});

test("its first and its last day are in it, the days around it are not, and no range holds any", () => {
  const range = rangeOf("2026-12-30", "2027-01-02");
  const days = ["2026-12-29", "2026-12-30", "2027-01-01", "2027-01-02", "2027-01-03"];

  expect(days.map((day) => isWithin(day, range))).toEqual([false, true, true, true, false]);
  expect(isWithin("2026-12-30", undefined)).toBe(false);
});
