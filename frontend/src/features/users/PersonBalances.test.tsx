import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { aPerson, vacationBalance } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { PersonBalances } from "./PersonBalances";

let sent: unknown[] = [];

beforeEach(() => {
  tokens.store("token");
  sent = [];
  server.use(
    http.get(api("/leaves/balance/"), () => HttpResponse.json([vacationBalance()])),
    http.put(api("/users/4/balance/adjust/"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(vacationBalance({ available_hours: "64.00" }));
    }),
  );
});

async function adjustBy(hours: string) {
  const user = userEvent.setup();
  render(<PersonBalances user={aPerson()} thisYear={2026} mayAdjust ledger={() => null} />);
  await user.click(await screen.findByRole("button", { name: "Adjust Vacation" }));
  await user.type(await screen.findByLabelText("Hours"), hours);
  await user.type(screen.getByLabelText("Reason"), "A day in lieu");
  return user;
}

const send = (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole("button", { name: "Adjust balance" }));

test("shows the figure after before anything is sent, then sends signed hours and the reason", async () => {
  const user = await adjustBy("8");

  expect(screen.getByText("Available now 7 days, then 8 days.")).toBeVisible();
  expect(sent).toEqual([]);
  await send(user);

  expect(await screen.findByText("Adjusted. 8 days left.")).toBeVisible();
  expect(sent).toEqual([{ category: 1, balance_year: 2026, hours: "8.00", reason: "A day in lieu" }]);
});

test.each([
  ["-57", "Only 7 days can be taken away."],
  ["0.1", "Give hours in quarters, not zero."],
])("does not send %s hours", async (hours, why) => {
  const user = await adjustBy(hours);

  await send(user);

  expect(await screen.findByText(why)).toBeVisible();
  expect(sent).toEqual([]);
});

test.each([
  ["lost", () => HttpResponse.error()],
  ["503", () => HttpResponse.json({ code: "service_unavailable" }, { status: 503 })],
])("an answer that was %s is asked for again with the same key, so that nothing is added twice", async (_, broken) => {
  const keys: (string | null)[] = [];
  server.use(
    http.put(api("/users/4/balance/adjust/"), ({ request }) => {
      keys.push(request.headers.get("idempotency-key"));
      return keys.length === 1 ? broken() : HttpResponse.json(vacationBalance());
    }),
  );
  const user = await adjustBy("8");

  await send(user);
  expect(await screen.findByRole("alert")).toBeVisible();
  await send(user);

  expect(await screen.findByText("Adjusted. 7 days left.")).toBeVisible();
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});

test("after a refusal the next adjustment is another command", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.put(api("/users/4/balance/adjust/"), ({ request }) => {
      keys.push(request.headers.get("idempotency-key"));
      return keys.length === 1
        ? HttpResponse.json({ code: "throttled" }, { status: 429 })
        : HttpResponse.json(vacationBalance());
    }),
  );
  const user = await adjustBy("8");

  await send(user);
  expect(await screen.findByRole("alert")).toBeVisible();
  await send(user);

  expect(await screen.findByText("Adjusted. 7 days left.")).toBeVisible();
  expect(keys[1]).not.toBe(keys[0]);
});

test("nobody is offered to adjust what they may not", async () => {
  render(<PersonBalances user={aPerson()} thisYear={2026} mayAdjust={false} ledger={() => null} />);

  expect(await screen.findByRole("button", { name: "Ledger of Vacation" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Adjust Vacation" })).toBeNull();
});
