import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Effect, Holiday } from "@/api/types";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { HolidayDialog } from "./HolidayDialog";
import type { Places } from "./places";

const HOME: Places = {
  home: 1,
  companies: [{ id: 1, name: "Acme", is_active: true }],
  branches: [{ id: 5, name: "Bangkok", entity: 1, is_active: true }],
};
const HOLIDAY: Holiday = {
  id: 9,
  holiday_name: "Founders' Day",
  start_date: "2026-12-22",
  end_date: "2026-12-22",
  entity: 1,
  location: null,
  scope: "ENTITY",
  is_active: true,
};
const OF_LINH = { person: { id: 3, name: "Linh Nguyen" }, start_date: "2026-12-21", end_date: "2026-12-22" };
const AFFECTED: Effect[] = [
  { ...OF_LINH, request: 7, hours_before: "16.00", hours_after: "8.00", outcome: "REPRICED" },
  { ...OF_LINH, request: 8, hours_before: "8.00", hours_after: "0.00", outcome: "CANCELLED" },
];

beforeEach(() => tokens.store("token"));

function open(holiday?: Holiday, places = HOME) {
  const onClose = vi.fn();
  render(
    <HolidayDialog
      {...(holiday && { holiday })}
      places={places}
      effects={(affected, isDone) => (
        <p>
          {isDone ? "Done" : "Ahead"}: {affected.map(({ request, outcome }) => `${request} ${outcome}`).join(", ")}
        </p>
      )}
      onClose={onClose}
    />,
  );
  return { user: userEvent.setup(), onClose };
}

/** Notes each command: whether it was only a look, and what it carried. */
function listen(answer: () => Response) {
  const heard: { isLook: boolean; body: unknown }[] = [];
  const note = async ({ request }: { request: Request }) => {
    const isLook = new URL(request.url).searchParams.get("dry_run") === "true";
    const text = await request.text();
    heard.push({ isLook, body: text ? (JSON.parse(text) as unknown) : undefined });
    return isLook ? HttpResponse.json({ affected: AFFECTED }) : answer();
  };
  server.use(
    http.post(api("/leaves/holidays/"), note),
    http.put(api("/leaves/holidays/9/"), note),
    http.delete(api("/leaves/holidays/9/"), note),
  );
  return heard;
}

test("the effect on leave is shown before anything happens, and what happened after", async () => {
  const heard = listen(() => HttpResponse.json({ ...HOLIDAY, affected: AFFECTED.slice(0, 1) }, { status: 201 }));
  const { user, onClose } = open();
  await user.type(await screen.findByLabelText("Name"), "Founders' Day");
  await user.type(screen.getByLabelText("First day"), "2026-12-22");
  await user.click(screen.getByRole("button", { name: "See the effect" }));

  expect(await screen.findByText("Ahead: 7 REPRICED, 8 CANCELLED")).toBeVisible();
  const plan = {
    holiday_name: "Founders' Day",
    start_date: "2026-12-22",
    end_date: "2026-12-22",
    entity: 1,
    location: null,
  };
  expect(heard).toEqual([{ isLook: true, body: plan }]);

  await user.click(screen.getByRole("button", { name: "Add holiday" }));
  expect(await screen.findByRole("heading", { name: "Holiday added" })).toBeVisible();
  expect(screen.getByText("Done: 7 REPRICED")).toBeVisible();
  expect(heard[1]).toEqual({ isLook: false, body: plan });
  expect(onClose).not.toHaveBeenCalled();
});

test("going back from the effect of a removal changes nothing", async () => {
  const heard = listen(() => HttpResponse.json({}, { status: 500 }));
  const { user } = open(HOLIDAY);

  await user.click(await screen.findByRole("button", { name: /Remove$/ }));
  expect(await screen.findByRole("button", { name: "Remove holiday" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back" }));

  expect(screen.getByLabelText("Name")).toHaveValue("Founders' Day");
  expect(heard).toEqual([{ isLook: true, body: undefined }]);
});

test("a refusal is said next to its field", async () => {
  server.use(
    http.put(api("/leaves/holidays/9/"), () =>
      problem(400, "validation_error", "Too long.", {
        errors: [{ pointer: "#/end_date", code: "invalid", detail: "A holiday spans at most a year." }],
      }),
    ),
  );
  const { user } = open(HOLIDAY);

  await user.click(await screen.findByRole("button", { name: "See the effect" }));

  expect(await screen.findByText("A holiday spans at most a year.")).toBeVisible();
});

test("HR reads a holiday for everybody, and cannot change it", async () => {
  open({ ...HOLIDAY, entity: null, scope: "GLOBAL" });

  expect(await screen.findByText("Holidays for everybody are kept by an administrator.")).toBeVisible();
  expect(screen.queryByRole("button", { name: /Remove$|See the effect/ })).not.toBeInTheDocument();
});
