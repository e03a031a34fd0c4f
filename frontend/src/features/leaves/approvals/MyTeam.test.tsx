import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { aPerson, aRequest, pageOf, vacationBalance } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { MyTeam } from "./MyTeam";
import { TeamMember } from "./TeamMember";

beforeEach(() => tokens.store("token"));

test("lists the people somebody decides for, and opens one", async () => {
  const onOpen = vi.fn();
  server.use(http.get(api("/users/my-subordinates/"), () => HttpResponse.json(pageOf(aPerson()))));
  render(<MyTeam page={1} onPage={vi.fn()} onOpen={onOpen} />);

  const table = await screen.findByRole("table");
  expect(within(table).getByText("Linh Nguyen")).toBeVisible();
  expect(within(table).getByText("Sales")).toBeVisible();
  await userEvent.click(within(table).getAllByRole("button")[0] as HTMLElement);

  expect(onOpen).toHaveBeenCalledExactlyOnceWith(aPerson());
});

test("says so to somebody who decides for nobody", async () => {
  server.use(http.get(api("/users/my-subordinates/"), () => HttpResponse.json(pageOf())));
  render(<MyTeam page={1} onPage={vi.fn()} onOpen={vi.fn()} />);

  expect(await screen.findByText("Nobody is assigned to you")).toBeVisible();
  expect(screen.queryByRole("table")).toBeNull();
});

test("one of the team: what is left this year, and the approved leave ahead", async () => {
  const asked: string[] = [];
  server.use(
    http.get(api("/leaves/balance/"), () => HttpResponse.json([vacationBalance()])),
    http.get(api("/leaves/requests/"), ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      return HttpResponse.json(pageOf(aRequest({ status: "APPROVED" })));
    }),
  );
  render(<TeamMember id={4} today="2026-11-21" />);

  const lines = (await screen.findAllByRole("listitem")).map(({ textContent }) => textContent);
  expect(lines[0]).toMatch(/^Vacation 7 days/);
  expect(lines[1]).toMatch(/21\D+22 Dec 2026/);
  expect(asked).toEqual(["user=4&status=APPROVED&start_date_after=2026-11-21&ordering=start_date&page_size=5"]);
});
