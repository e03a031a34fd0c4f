import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Trip } from "@/api/types";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { TripDialog } from "./TripDialog";

const TRIP: Trip = {
  id: 4,
  user: { id: 2, name: "Linh Nguyen", department: null },
  start_date: "2026-12-07",
  end_date: "2026-12-09",
  city: "Hue",
  country: "Vietnam",
  notes: "",
  attachment: null,
  status: "ACTIVE",
  version: 3,
  warnings: [],
  created_at: "2026-11-20T08:00:00Z",
  updated_at: "2026-11-20T08:00:00Z",
};

beforeEach(() => tokens.store("token"));

function open(trip?: Trip) {
  const [onSaved, onClose] = [vi.fn(), vi.fn()];
  render(<TripDialog {...(trip && { trip })} onSaved={onSaved} onClose={onClose} />);
  return { user: userEvent.setup(), onSaved, onClose };
}

test("another trip on these days is said next to the dates, and the next attempt is a new one", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post(api("/leaves/business-trips/"), ({ request }) => {
      keys.push(request.headers.get("idempotency-key"));
      return problem(409, "overlap", "These dates overlap another of your trips.", {
        errors: [{ pointer: "#/start_date", code: "overlap", detail: "These dates overlap another of your trips." }],
      });
    }),
  );
  const { user, onSaved } = open();
  await user.type(await screen.findByLabelText("First day"), "2026-12-07");
  expect(screen.getByLabelText("Last day")).toHaveValue("2026-12-07");
  await user.click(screen.getByRole("button", { name: "Book a trip" }));

  expect(await screen.findByText("You have another trip on these days.")).toBeVisible();
  expect(screen.getByLabelText("First day")).toBeInvalid();
  expect(screen.queryByText("These dates overlap another of your trips.")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Book a trip" }));
  await vi.waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[0]).not.toBe(keys[1]);
  expect(onSaved).not.toHaveBeenCalled();
});

test("a last day before the first is refused without asking the server", async () => {
  const { user } = open(TRIP);
  await user.clear(await screen.findByLabelText("Last day"));
  await user.type(screen.getByLabelText("Last day"), "2026-12-01");

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText("The last day is before the first.")).toBeVisible();
});

test("a change holds only for the trip that was looked at, and offers to reload it", async () => {
  const matched: (string | null)[] = [];
  server.use(
    http.put(api("/leaves/business-trips/4/"), ({ request }) => {
      matched.push(request.headers.get("if-match"));
      return problem(412, "version_conflict", "This has changed.");
    }),
  );
  const { user, onSaved, onClose } = open(TRIP);

  await user.click(await screen.findByRole("button", { name: "Save changes" }));

  expect(await screen.findByText(/^Somebody changed this meanwhile/)).toBeVisible();
  expect(matched).toEqual(['"3"']);
  expect(onSaved).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Reload" }));
  expect(onClose).toHaveBeenCalledOnce();
});

test("what is sent is the whole trip", async () => {
  const sent: unknown[] = [];
  server.use(
    http.put(api("/leaves/business-trips/4/"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(TRIP);
    }),
  );
  const { user, onSaved } = open(TRIP);
  await user.clear(await screen.findByLabelText("City"));
  await user.type(screen.getByLabelText("City"), "Đà Nẵng");

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  const { start_date, end_date, country, notes } = TRIP;
  expect(sent).toEqual([{ start_date, end_date, city: "Đà Nẵng", country, notes, attachment: null }]);
});
