import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Effect } from "@/api/types";
import { render } from "@/testing/render";
import { server } from "@/testing/server";

import { EffectsOnLeave } from "./EffectsOnLeave";

const OF = { person: { id: 3, name: "Linh Nguyen" }, start_date: "2026-12-21", end_date: "2026-12-22" };
const REPRICED: Effect = { ...OF, request: 7, hours_before: "16.00", hours_after: "8.00", outcome: "REPRICED" };
const CANCELLED: Effect = { ...OF, request: 8, person: { id: 4, name: "Kim Le" }, hours_before: "8.00", hours_after: "0.00", outcome: "CANCELLED" };

/** Everything that is asked of the server. */
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  server.events.on("request:start", ({ request }) => void asked.push(request.url));
});
afterEach(() => server.events.removeAllListeners());

test("each request is named, with its hours and what becomes of it, and only what is met is explained", async () => {
  render(<EffectsOnLeave affected={[REPRICED, CANCELLED]} />);

  const effect = await screen.findByRole("region", { name: "Effect on leave" });
  expect(effect).toHaveTextContent("2 requests are concerned:");
  const named = await within(effect).findByRole("link", { name: /^Linh Nguyen, 21/ });
  expect(named).toHaveAttribute("href", "/manager-ticket?request=7");
  const lines = within(effect).getAllByRole("listitem").map((line) => line.textContent);
  expect(lines[0]).toMatch(/^Linh Nguyen21\D+22 Dec 202616 h → 8 hPriced anew$/);
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^Kim Le21\D+22 Dec 20268 h → 0 hCancelled$/),
    "Priced anew: the balance moves by the difference.",
    "Cancelled: no working day is left in it, so the hours come back.",
  ]);
  expect(asked).toEqual([]);
});

test("a long list shows more on demand", async () => {
  const many = Array.from({ length: 22 }, (_, index) => ({ ...CANCELLED, request: 30 + index }));
  render(<EffectsOnLeave affected={many} />);

  expect(await screen.findAllByRole("link")).toHaveLength(20);
  await userEvent.click(screen.getByRole("button", { name: "Show 2 more" }));

  expect(screen.getAllByRole("link")).toHaveLength(22);
  expect(screen.queryByRole("button")).toBeNull();
});

test.each([
  [false, "No leave is concerned."],
  [true, "No leave was concerned."],
])("says so when there is none (done: %s)", async (isDone, text) => {
  render(<EffectsOnLeave affected={[]} isDone={isDone} />);

  expect(await screen.findByText(text)).toBeVisible();
});
