import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { Organization } from "./Organization";
import { OrganizationSlots, type Slots } from "./slots";
import { usePlaceView } from "./usePlaceView";

const COUNTS = { locations: 1, departments: 1, users: 2 };
const ACME = { id: 1, entity_name: "Acme", email_domains: [], is_active: true, counts: COUNTS };
const BANGKOK = { id: 2, entity: 1, location_name: "Bangkok", timezone: "Asia/Bangkok", weekend: [6, 7], is_active: true };
const SALES = { id: 3, entity: 1, location: 2, department_name: "Sales", is_active: true };
const LINK = { id: 5, department: { id: 3, name: "Sales" }, user: { id: 4, name: "Minh Tran" }, created_at: "2026-01-05T08:00:00Z" };

const SLOTS: Slots = { pickManager: () => null, effects: () => null };
let asked: string[] = [];

beforeEach(() => {
  tokens.store("token");
  asked = [];
  const list = (name: string, row: object) =>
    http.get(api(`/organizations/${name}/`), () => {
      asked.push(name);
      return HttpResponse.json(pageOf(row));
    });
  server.use(list("entities", ACME), list("locations", BANGKOK), list("departments", SALES), list("managers", LINK));
});

function Page() {
  return (
    <OrganizationSlots value={SLOTS}>
      <Organization view={usePlaceView(1)} mayEditCompanies />
    </OrganizationSlots>
  );
}

test("a department that a link leads to costs three requests, and the tree is there once it closes", async () => {
  render(<Page />, { at: "/?department=3" });
  expect(await screen.findByText("Minh Tran")).toBeVisible();
  expect(asked.sort()).toEqual(["departments", "locations", "managers"]);

  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Close" }));

  expect(await screen.findByRole("heading", { name: "Acme" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Bangkok" })).toBeVisible();
});

test("a department that is opened from the tree leaves it in its place", async () => {
  render(<Page />);

  await userEvent.click(await screen.findByRole("button", { name: "Sales" }));

  expect(await screen.findByText("Minh Tran")).toBeVisible();
  expect(screen.getByRole("heading", { name: "Acme", hidden: true })).toBeVisible();
});
