import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { aRequest } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { ComingUp } from "./ComingUp";

const TODAY = "2026-11-20";

beforeEach(() => tokens.store("token"));

const leave = (id: number, start_date: string, end_date = start_date, status: LeaveRequest["status"] = "PENDING") =>
  aRequest({ id, start_date, end_date, status });

async function linesOf(...ahead: LeaveRequest[]) {
  server.use(http.get(api("/leaves/overview/"), () => HttpResponse.json({ balances: [], ahead })));
  render(<ComingUp today={TODAY} href={(id) => `/my-leaves${id ? `?request=${id}` : ""}`} />);
  const lines = await screen.findAllByRole("listitem");
  return lines.map((line) => line.textContent);
}

test("what is on or to come is first, and what is over but still waits follows, the latest first", async () => {
  const lines = await linesOf(
    leave(1, "2026-10-01"),
    leave(2, "2026-11-16"),
    leave(3, "2026-11-19", "2026-11-23", "APPROVED"),
    leave(4, "2026-12-21"),
  );

  expect(lines).toEqual([
    expect.stringMatching(/^19\s–\s23 Nov 2026.*Approvedtoday$/),
    expect.stringMatching(/^Mon, 21 Dec 2026.*Pendingin 31 days$/),
    expect.stringMatching(/^Mon, 16 Nov 2026.*Pending4 days ago$/),
    expect.stringMatching(/^Thu, 1 Oct 2026.*Pending50 days ago$/),
  ]);
  expect(screen.queryByRole("link", { name: "See all of your leave" })).toBeNull();
});

test("more than four are a press away", async () => {
  const lines = await linesOf(...[1, 2, 3, 4, 5].map((id) => leave(id, `2026-12-0${id}`)));

  expect(lines).toHaveLength(4);
  expect(screen.getByRole("link", { name: "See all of your leave" })).toHaveAttribute("href", "/my-leaves");
});
