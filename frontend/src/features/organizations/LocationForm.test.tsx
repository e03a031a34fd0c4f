import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Site } from "@/api/types";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { LocationForm } from "./LocationForm";
import { OrganizationSlots, type Slots } from "./slots";

const BANGKOK: Site = { id: 2, entity: 1, location_name: "Bangkok", timezone: "Asia/Bangkok", weekend: [6, 7], is_active: true };
const OF_LINH = { person: { id: 3, name: "Linh Nguyen" }, start_date: "2026-12-21", end_date: "2026-12-22" };
const AFFECTED = [
  { ...OF_LINH, request: 11, hours_before: "16.00", hours_after: "8.00", outcome: "REPRICED" },
  { ...OF_LINH, request: 12, hours_before: "8.00", hours_after: "0.00", outcome: "CANCELLED" },
  { ...OF_LINH, request: 13, hours_before: "8.00", hours_after: "8.00", outcome: "KEPT" },
];

const SLOTS: Slots = {
  pickManager: () => null,
  effects: (affected) => <p>{affected.map(({ request, outcome }) => `${request} ${outcome}`).join(", ")}</p>,
};

let written: unknown[] = [];

beforeEach(() => {
  tokens.store("token");
  written = [];
  server.use(
    http.get(api("/organizations/timezones/"), () => HttpResponse.json(["Asia/Bangkok", "UTC"])),
    http.put(api("/organizations/locations/2/"), async ({ request }) => {
      if (new URL(request.url).searchParams.get("dry_run") === "true") return HttpResponse.json({ affected: AFFECTED });
      written.push(await request.json());
      return HttpResponse.json({ ...BANGKOK, affected: AFFECTED });
    }),
  );
});

function open() {
  const onDone = vi.fn();
  render(
    <OrganizationSlots value={SLOTS}>
      <LocationForm entity={1} site={BANGKOK} onDone={onDone} />
    </OrganizationSlots>,
  );
  return { user: userEvent.setup(), onDone };
}

test("another weekend is written only after its effect on leave has been seen", async () => {
  const { user, onDone } = open();
  await user.click(await screen.findByRole("checkbox", { name: "Fri" }));
  await user.click(screen.getByRole("button", { name: "Save" }));

  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("11 REPRICED, 12 CANCELLED, 13 KEPT")).toBeVisible();
  expect(written).toEqual([]);

  await user.click(within(dialog).getByRole("button", { name: "Change the weekend" }));

  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(written).toEqual([{ location_name: "Bangkok", timezone: "Asia/Bangkok", weekend: [5, 6, 7] }]);
});

test("another name asks nothing first", async () => {
  const { user, onDone } = open();
  await user.type(await screen.findByLabelText("Name"), " Riverside");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(written).toEqual([{ location_name: "Bangkok Riverside", timezone: "Asia/Bangkok", weekend: [6, 7] }]);
});

test("the zones of the world are asked for when another is wanted", async () => {
  const asked = vi.fn(() => HttpResponse.json(["Asia/Bangkok", "Europe/Oslo"]));
  server.use(http.get(api("/organizations/timezones/"), asked));
  const { user } = open();
  const zone = await screen.findByRole("combobox", { name: "Time zone" });
  expect(screen.getByText("Asia/Bangkok (GMT+7)")).toBeVisible();
  expect(asked).not.toHaveBeenCalled();

  await user.click(zone);
  await user.click(await screen.findByText(/^Europe\/Oslo/, { selector: ".ant-select-item-option-content" }));
  await user.click(screen.getByRole("button", { name: "Save" }));

  await vi.waitFor(() => expect(written).toEqual([{ location_name: "Bangkok", timezone: "Europe/Oslo", weekend: [6, 7] }]));
});

test("a week keeps a day to work on", async () => {
  const { user } = open();
  for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri"]) await user.click(await screen.findByRole("checkbox", { name: day }));
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("A week needs a day to work on.")).toBeVisible();
  expect(written).toEqual([]);
});
