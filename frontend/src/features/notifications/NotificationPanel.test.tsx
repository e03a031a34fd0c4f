import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { NotificationPanel } from "./NotificationPanel";

const news = (id: number, is_read: boolean) => ({
  id,
  notification_type: "LEAVE_APPROVED",
  title: `News ${id}`,
  message: "",
  params: {},
  is_read,
  related_object_id: null,
  link: "",
  created_at: "2026-11-20T08:00:00Z",
  updated_at: "2026-11-20T08:00:00Z",
});

beforeEach(() => tokens.store("token"));

test("undoing \"mark all read\" makes unread again what was unread, and nothing else", async () => {
  const written: unknown[] = [];
  server.use(
    http.get(api("/notifications/"), ({ request }) => {
      const onlyUnread = new URL(request.url).searchParams.get("is_read") === "false";
      const results = [news(1, false), news(2, true), news(3, false)].filter((each) => !onlyUnread || !each.is_read);
      return HttpResponse.json({ next: null, previous: null, results });
    }),
    http.get(api("/notifications/unread-count/"), () => HttpResponse.json({ count: 2 })),
    http.put(api("/notifications/mark-all-read/"), () => HttpResponse.json({ updated: 2 })),
    http.put(api("/notifications/:id/"), async ({ params, request }) => {
      written.push([params["id"], await request.json()]);
      return HttpResponse.json(news(Number(params["id"]), false));
    }),
  );
  render(<NotificationPanel unread={2} onLeave={vi.fn()} />);
  expect(await screen.findAllByRole("listitem")).toHaveLength(3);

  await userEvent.click(screen.getByRole("button", { name: "Mark all read" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));

  await vi.waitFor(() => expect(written).toHaveLength(2));
  expect(written).toEqual([
    ["1", { is_read: false }],
    ["3", { is_read: false }],
  ]);
});
