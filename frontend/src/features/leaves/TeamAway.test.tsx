import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { CalendarEvent, Member } from "@/api/types";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { TeamAway } from "./TeamAway";

const TODAY = "2026-11-23";
const MINH: Member = { id: 3, name: "Minh Trần", department: null, relation: "PEER" };
const away = (start_date: string): CalendarEvent => ({
  user: 3,
  kind: "ABSENT",
  start_date,
  end_date: start_date,
  partial: false,
});

function serve(events: CalendarEvent[], next: string | null = null) {
  server.use(
    http.get(api("/leaves/calendar/"), () =>
      HttpResponse.json({ from: TODAY, to: "2027-01-23", members: [MINH], events, holidays: [], next }),
    ),
  );
}

beforeEach(() => tokens.store("token"));

test("shows who is away in the coming two weeks, and nobody later", async () => {
  serve([away("2026-12-07"), away("2026-12-08")]);
  render(<TeamAway today={TODAY} department={undefined} />);

  expect(await screen.findAllByRole("listitem")).toHaveLength(1);
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});

test("says that everybody is here only when it knows everybody", async () => {
  serve([]);
  render(<TeamAway today={TODAY} department={undefined} />);

  expect(await screen.findByText("Everybody is here")).toBeVisible();
});

test("leads to the calendar when there are more people than it was told of", async () => {
  serve([], "a cursor");
  render(<TeamAway today={TODAY} department={undefined} />);

  const all = await screen.findByRole("link", { name: "See everybody in the calendar" });
  expect(all).toHaveAttribute("href", "/calendar?view=team");
  expect(screen.queryByText("Everybody is here")).not.toBeInTheDocument();
});

test("says of leave that nobody has decided on yet that it is pending", async () => {
  serve([
    { user: 3, kind: "LEAVE", start_date: "2026-11-24", end_date: "2026-11-25", partial: false, status: "PENDING" },
    { user: 3, kind: "LEAVE", start_date: "2026-11-30", end_date: "2026-11-30", partial: false, status: "APPROVED" },
  ]);
  render(<TeamAway today={TODAY} department={undefined} />);

  const [undecided, decided] = await screen.findAllByRole("listitem");
  expect(undecided).toHaveTextContent("Pending");
  expect(decided).not.toHaveTextContent("Pending");
});
