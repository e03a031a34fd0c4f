import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { NotificationBell } from "./NotificationBell";

const POLL = 30_000;

/** Counts the polls; the count changes when `unread` does, and an unchanged one is a 304. */
function servePolls(unread: { count: number }) {
  const asked: (string | null)[] = [];
  server.use(
    http.get(api("/notifications/unread-count/"), ({ request }) => {
      const tag = `"${unread.count}"`;
      asked.push(request.headers.get("if-none-match"));
      if (request.headers.get("if-none-match") === tag) return new HttpResponse(null, { status: 304 });
      return HttpResponse.json({ count: unread.count }, { headers: { ETag: tag } });
    }),
  );
  return asked;
}

const bell = (unread: number) => screen.findByRole("button", { name: `Notifications, ${unread} unread` });

function show(state: "visible" | "hidden") {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  window.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  tokens.store("token");
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => vi.useRealTimers());

test("a 304 keeps the count, and the next poll still carries its tag", async () => {
  const asked = servePolls({ count: 3 });
  render(<NotificationBell />);
  await bell(3);

  await vi.advanceTimersByTimeAsync(POLL);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await vi.advanceTimersByTimeAsync(POLL);
  await vi.waitFor(() => expect(asked).toHaveLength(3));

  await bell(3);
  expect(asked).toEqual([null, '"3"', '"3"']);
});

test("the bell rings within one poll", async () => {
  const unread = { count: 0 };
  servePolls(unread);
  render(<NotificationBell />);
  await bell(0);

  unread.count = 1;
  await vi.advanceTimersByTimeAsync(POLL);

  await bell(1);
});

test("a hidden tab does not poll, and asks at once when it is seen again", async () => {
  const asked = servePolls({ count: 2 });
  render(<NotificationBell />);
  await bell(2);

  show("hidden");
  await vi.advanceTimersByTimeAsync(10 * POLL);
  expect(asked).toHaveLength(1);

  show("visible");
  await vi.waitFor(() => expect(asked).toHaveLength(2));
});
