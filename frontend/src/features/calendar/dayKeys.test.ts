import { expect, test } from "vitest";

import { dayAfterKey } from "./dayKeys";

const row = { start: "2026-12-28", end: "2027-01-03" };
const from = (day: string) => (key: string) => dayAfterKey(key, day, row);

test("arrows lead over the end of the month and of the year", () => {
  const press = from("2026-12-31");

  expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map(press)).toEqual([
    "2026-12-30",
    "2027-01-01",
    "2026-12-24",
    "2027-01-07",
  ]);
});

test("pages are months, and a day that the other month lacks is its last", () => {
  expect(from("2026-12-31")("PageDown")).toBe("2027-01-31");
  expect(from("2027-03-31")("PageUp")).toBe("2027-02-28");
  expect(from("2027-01-15")("PageUp")).toBe("2026-12-15");
});

test("home and end are the ends of the row, and other keys lead nowhere", () => {
  expect(["Home", "End", "Tab", "a"].map(from("2026-12-31"))).toEqual(["2026-12-28", "2027-01-03", undefined, undefined]);
});
