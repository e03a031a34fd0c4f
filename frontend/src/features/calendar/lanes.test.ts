import { expect, test } from "vitest";

import { hiddenByColumn, laneCount, packLanes } from "./lanes";

const span = (name: string, start_date: string, end_date = start_date) => ({ name, start_date, end_date });
const WEEK = ["2026-12-28", "2027-01-03"] as const;
const drawn = (items: ReturnType<typeof span>[]) =>
  packLanes(items, ...WEEK).map(({ item, lane, first, last }) => [item.name, lane, first, last]);

test("what shares a day lies in another lane, what does not shares one", () => {
  expect(
    drawn([
      span("monday to wednesday", "2026-12-28", "2026-12-30"),
      span("wednesday", "2026-12-30"),
      span("thursday", "2026-12-31"),
      span("tuesday to sunday", "2026-12-29", "2027-01-03"),
    ]),
  ).toEqual([
    ["monday to wednesday", 0, 0, 2],
    ["wednesday", 1, 2, 2],
    ["thursday", 0, 3, 3],
    ["tuesday to sunday", 2, 1, 6],
  ]);
});

test("a lane is filled before and after what already lies in it", () => {
  expect(drawn([span("friday", "2027-01-01"), span("monday", "2026-12-28"), span("sunday", "2027-01-03")])).toEqual([
    ["friday", 0, 4, 4],
    ["monday", 0, 0, 0],
    ["sunday", 0, 6, 6],
  ]);
});

test("what reaches over the edges of the week is cut there, across the end of the year", () => {
  const [over] = packLanes([span("holidays", "2026-12-21", "2027-01-08")], ...WEEK);
  expect(over).toMatchObject({ first: 0, last: 6, startsBefore: true, endsAfter: true });

  const [within] = packLanes([span("new year", "2026-12-31", "2027-01-01")], ...WEEK);
  expect(within).toMatchObject({ first: 3, last: 4, startsBefore: false, endsAfter: false });
});

test("what touches no day of the week is left out", () => {
  expect(drawn([span("before", "2026-12-20", "2026-12-27"), span("after", "2027-01-04")])).toEqual([]);
});

test("what lies below the shown lanes is counted on each of its days", () => {
  const placed = packLanes(
    [span("a", ...WEEK), span("b", ...WEEK), span("c", "2026-12-29", "2026-12-30"), span("d", "2026-12-30")],
    ...WEEK,
  );

  expect(laneCount(placed)).toBe(4);
  expect(hiddenByColumn(placed, 2, 7)).toEqual([0, 1, 2, 0, 0, 0, 0]);
  expect(hiddenByColumn(placed, 4, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
