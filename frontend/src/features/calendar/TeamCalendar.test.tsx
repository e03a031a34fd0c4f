import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import type { Calendar, CalendarEvent, Member } from "@/api/types";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { TeamCalendar } from "./TeamCalendar";
import { useCalendarView } from "./useCalendarView";

const TODAY = "2026-12-22";
const me: Member = { id: 1, name: "Lan Phạm", department: { id: 3, name: "Engineering" }, relation: "SELF" };
const peer: Member = { id: 2, name: "Duy Đặng", department: { id: 3, name: "Engineering" }, relation: "PEER" };
const report: Member = { id: 3, name: "Trang Bùi", department: { id: 4, name: "Sales" }, relation: "REPORT" };

const awayOf = (user: number, start_date: string, end_date = start_date): CalendarEvent => ({
  user,
  kind: "ABSENT",
  start_date,
  end_date,
  partial: false,
});
const pendingOf = (user: number): CalendarEvent => ({
  ...awayOf(user, "2026-12-30", "2027-01-04"),
  kind: "LEAVE",
  request: 7,
  category: { id: 2, name: "Sick leave", code: "SICK" },
  hours: "24.00",
  start_time: null,
  end_time: null,
  status: "PENDING",
});

let asked: URLSearchParams[];
let narrow = false;

function answer(calendar: Partial<Calendar>) {
  server.use(
    http.get(api("/leaves/calendar/"), ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams);
      return HttpResponse.json({
        from: searchParams.get("from"),
        to: searchParams.get("to"),
        members: [me, peer, report],
        events: [],
        holidays: [],
        next: null,
        ...calendar,
      });
    }),
  );
}

beforeEach(() => {
  asked = [];
  narrow = false;
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) => ({ matches: narrow, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as never,
  );
  document.elementsFromPoint = () => [];
});

const WEEKEND = [6, 7];

function Shown({ onAsk }: { onAsk?: (range: object) => void }) {
  const state = useCalendarView(TODAY);
  return (
    <>
      <TeamCalendar
        state={state}
        today={TODAY}
        ownName="Lan Phạm"
        weekend={WEEKEND}
        asked={undefined}
        onAsk={onAsk}
        departments={null}
      />
      <output aria-label="opened">{state.request}</output>
    </>
  );
}

const show = (at: string, onAsk?: (range: object) => void) => render(<Shown onAsk={onAsk} />, { at });
const day = (name: RegExp) => screen.findByRole("gridcell", { name });

test("a month is asked for with the weeks it touches, over the end of the year", async () => {
  answer({ events: [pendingOf(me.id)] });
  show("/calendar?month=2026-12");

  expect(await day(/^Thursday, 31 December 2026, You: Sick leave$/)).toBeVisible();
  expect(await day(/^Sunday, 3 January 2027, weekend, You: Sick leave$/)).toBeVisible();
  expect(asked.map(String)).toEqual(["from=2026-11-30&to=2027-01-03"]);
});

test("the team is asked for two months at a time, over the end of the year", async () => {
  answer({});
  show("/calendar?view=team&month=2026-12&department=4&search=duy");

  await screen.findByRole("grid", { name: /Team/ });
  expect(asked.map(String)).toEqual(["from=2026-12-01&to=2027-01-31&department=4&search=duy"]);
  expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent("December 2026 – January 2027");
});

test("peers are away and no more; one's own people are told by category, hours and status", async () => {
  answer({ events: [awayOf(peer.id, "2026-12-23"), pendingOf(report.id)] });
  const { container } = show("/calendar");

  expect(await day(/23 December/)).toHaveAccessibleName("Wednesday, 23 December 2026, Duy Đặng: Away");
  const [bar] = screen.getAllByRole("button", { name: /^Trang Bùi/ });
  expect(bar).toHaveAccessibleName(/Sick leave, 30 Dec(ember)? 2026\s–\s4 Jan(uary)? 2027, Pending$/);
  expect(bar).toHaveAttribute("data-pending");
  expect(within(container).queryByRole("button", { name: /Duy/ })).toBeNull();
});

test("what is pending opens its request, a peer's absence opens nothing", async () => {
  const user = userEvent.setup();
  answer({ events: [pendingOf(report.id)] });
  show("/calendar");

  await user.click((await screen.findAllByRole("button", { name: /^Trang Bùi/ }))[0] as Element);

  expect(screen.getByLabelText("opened")).toHaveTextContent("7");
});

test("Shift with arrows chooses days over the end of the month, and Enter asks for them", async () => {
  const user = userEvent.setup();
  const onAsk = vi.fn();
  answer({});
  show("/calendar?month=2026-12", onAsk);

  (await day(/^Tuesday, 22 December/)).focus();
  await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
  expect(await day(/^Saturday, 2 January 2027/)).toHaveFocus();
  expect(screen.getByRole("grid", { name: "January 2027" })).toBeVisible();
  expect(onAsk).not.toHaveBeenCalled();
  await user.keyboard("{Enter}");

  expect(onAsk.mock.calls).toEqual([[{ start: "2026-12-31", end: "2027-01-02" }]]);
});

test("Escape gives up what was chosen", async () => {
  const user = userEvent.setup();
  const onAsk = vi.fn();
  answer({});
  show("/calendar", onAsk);

  (await day(/^Tuesday, 22 December/)).focus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}{Escape}");

  expect(screen.queryAllByRole("gridcell", { selected: true })).toEqual([]);
  await user.keyboard("{Enter}");
  expect(onAsk.mock.calls).toEqual([[{ start: "2026-12-23", end: "2026-12-23" }]]);
});

test("what finds no lane is behind one button, and the day's list says all of it", async () => {
  const user = userEvent.setup();
  const people = Array.from({ length: 5 }, (_, index): Member => ({ ...peer, id: 10 + index, name: `Person ${index}` }));
  answer({ members: people, events: people.map(({ id }) => awayOf(id, "2026-12-22")) });
  show("/calendar");

  await user.click(await screen.findByRole("button", { name: "+2 more" }));

  const list = await screen.findByRole("dialog", { name: "Tuesday, 22 December 2026" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(5);
});

test("one's own row is first and asks with the keyboard, and arrows lead to the people below", async () => {
  const user = userEvent.setup();
  const onAsk = vi.fn();
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  answer({ events: [awayOf(peer.id, "2026-12-23", "2026-12-24")] });
  show("/calendar?view=team&month=2026-12", onAsk);

  (await day(/^Tuesday, 22 December 2026/)).focus();
  await user.keyboard("{End}{Home}{Shift>}{ArrowRight}{/Shift}{Enter}");
  expect(onAsk.mock.calls).toEqual([[{ start: "2026-12-01", end: "2026-12-02" }]]);

  await user.keyboard("{ArrowDown}");
  expect(await day(/^Duy Đặng, Away, 23/)).toHaveFocus();
  await user.keyboard("{ArrowDown}");
  expect(await day(/^Trang Bùi, not away/)).toHaveFocus();
});

test("nobody away is said apart from a filter that leaves nobody", async () => {
  answer({});
  show("/calendar");
  expect(await screen.findByText("Nobody is away in December 2026")).toBeVisible();
});

test("a filter that leaves nobody can be taken back", async () => {
  const user = userEvent.setup();
  answer({ events: [awayOf(peer.id, "2026-12-23")] });
  show("/calendar?kind=trip");

  expect(await screen.findByText("No match")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Show everything" }));

  expect(await day(/23 December/)).toHaveAccessibleName(/Duy Đặng: Away/);
});

test("a phone lists the days instead, those that are over folded away", async () => {
  narrow = true;
  answer({ events: [awayOf(peer.id, "2026-12-18", "2026-12-23")] });
  show("/calendar?view=team");

  const today = await screen.findByRole("region", { name: "Tuesday, 22 December 2026" });
  expect(within(today).getByText("Duy Đặng")).toBeVisible();
  expect(screen.getByText("Earlier this month (4 days)")).toBeVisible();
  expect(screen.queryByRole("grid")).toBeNull();
});

test("a large company comes page by page, and one's own days are looked up", async () => {
  server.use(
    http.get(api("/leaves/calendar/"), ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams);
      const isOwn = searchParams.get("search") !== null;
      const isSecond = searchParams.get("cursor") === "second";
      const members = isOwn ? [me] : [isSecond ? report : peer];
      const next = isOwn || isSecond ? null : "second";
      return HttpResponse.json({ from: "", to: "", members, events: members.map(({ id }) => awayOf(id, TODAY)), holidays: [], next });
    }),
  );
  show("/calendar");

  expect(await day(/^Tuesday, 22 December.*You: Away, Duy Đặng: Away, Trang Bùi: Away$/)).toBeVisible();
  expect(asked.map((each) => each.get("search") ?? each.get("cursor")).toSorted()).toEqual(["Lan Phạm", "second", null].toSorted());
});

test("a calendar that does not come says why, and can be asked for again", async () => {
  const user = userEvent.setup();
  server.use(http.get(api("/leaves/calendar/"), () => problem(503, "service_unavailable", "Busy."), { once: true }));
  show("/calendar");

  await screen.findByText("The server is busy.");
  answer({ events: [awayOf(peer.id, "2026-12-23")] });
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(await day(/23 December/)).toHaveAccessibleName(/Duy Đặng: Away/);
});
