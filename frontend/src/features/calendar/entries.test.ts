import { expect, test } from "vitest";

import type { CalendarEvent, Member } from "@/api/types";

import { daysOffOf } from "./daysOff";
import { entriesOf, isOfKind } from "./entries";

const me: Member = { id: 1, name: "Lan Phạm", department: null, relation: "SELF" };
const peer: Member = { id: 2, name: "Duy Đặng", department: null, relation: "PEER" };
const report: Member = { id: 3, name: "Trang Bùi", department: null, relation: "REPORT" };

const absent = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  user: peer.id,
  kind: "ABSENT",
  start_date: "2026-12-21",
  end_date: "2026-12-21",
  partial: false,
  ...change,
});
const leave = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...absent({ user: report.id }),
  kind: "LEAVE",
  request: 7,
  category: { id: 1, name: "Sick leave", code: "SICK" },
  hours: "8.00",
  start_time: null,
  end_time: null,
  status: "APPROVED",
  ...change,
});
const entries = (...events: CalendarEvent[]) => entriesOf({ members: [me, peer, report], events, holidays: [] });

test("a peer's absence knows nothing but when it is", () => {
  const [entry] = entries(absent({ partial: true }));

  expect(entry).toEqual({
    key: "2 2026-12-21 0",
    person: peer,
    isOwn: false,
    kind: "ABSENT",
    start_date: "2026-12-21",
    end_date: "2026-12-21",
    half: "morning",
    status: undefined,
    category: undefined,
    city: undefined,
    hours: undefined,
    times: undefined,
    request: undefined,
  });
});

test("part of a day lies in the half it begins in", () => {
  const afternoon = leave({ partial: true, hours: "4.00", start_time: "13:00:00", end_time: "17:00:00" });
  const morning = leave({ partial: true, hours: "3.00", start_time: "09:00:00", end_time: "12:00:00" });

  expect(entries(afternoon).map(({ half, times }) => [half, times])).toEqual([["afternoon", ["13:00", "17:00"]]]);
  expect(entries(morning).map(({ half }) => half)).toEqual(["morning"]);
  expect(entries(leave()).map(({ half }) => half)).toEqual([undefined]);
});

test("one's own comes first, then what begins first, the longer before the shorter", () => {
  const order = entries(
    absent({ start_date: "2026-12-22", end_date: "2026-12-22" }),
    absent({ end_date: "2026-12-21" }),
    leave({ end_date: "2026-12-28" }),
    leave({ user: me.id, start_date: "2026-12-30", end_date: "2026-12-30" }),
  );

  expect(order.map(({ person, start_date }) => [person.id, start_date])).toEqual([
    [1, "2026-12-30"],
    [3, "2026-12-21"],
    [2, "2026-12-21"],
    [2, "2026-12-22"],
  ]);
});

test("leave is of the kind leave, whatever may be known of it", () => {
  const [known, unknown, trip, pending] = [leave(), absent(), absent({ kind: "TRIP" }), leave({ status: "PENDING" })].map(
    (event) => entries(event)[0],
  );
  const kinds = (entry: typeof known) => (["leave", "trip", "pending"] as const).filter((kind) => entry && isOfKind(entry, kind));

  expect([known, unknown, trip, pending].map(kinds)).toEqual([["leave"], ["leave"], ["trip"], ["leave", "pending"]]);
});

test("categories are named in the reader's language", () => {
  const data = { members: [report], events: [leave()], holidays: [] };

  expect(entriesOf(data, () => "Nghỉ ốm").map(({ category }) => category)).toEqual(["Nghỉ ốm"]);
});

test("the most specific holiday names the day, and weekends are those of the reader", () => {
  const holiday = { id: 1, entity: null, location: null, is_active: true };
  const off = daysOffOf(
    [5, 6],
    [
      { ...holiday, scope: "LOCATION", holiday_name: "City day", start_date: "2026-12-24", end_date: "2026-12-24" },
      { ...holiday, scope: "GLOBAL", holiday_name: "World day", start_date: "2026-12-23", end_date: "2026-12-25" },
    ],
  );

  expect(["2026-12-23", "2026-12-24", "2026-12-25"].map(off.holiday)).toEqual(["World day", "City day", "World day"]);
  expect(["2026-12-25", "2026-12-26", "2026-12-27"].map(off.of)).toEqual(["HOLIDAY", "WEEKEND", undefined]);
});
