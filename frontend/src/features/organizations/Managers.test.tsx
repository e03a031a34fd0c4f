import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { Managers } from "./Managers";
import { OrganizationSlots, type Slots } from "./slots";

const SALES = { id: 3, entity: 1, location: 2, department_name: "Sales", is_active: true };
const MINH = { id: 8, department: { id: 3, name: "Sales" }, user: { id: 5, name: "Minh Tran" }, created_at: "2026-01-01T00:00:00Z" };

const SLOTS: Slots = {
  pickManager: ({ label, onChange }) => (
    <button type="button" onClick={() => onChange(6)}>
      {label}
    </button>
  ),
  effects: () => null,
};

const open = () =>
  render(
    <OrganizationSlots value={SLOTS}>
      <Managers team={SALES} />
    </OrganizationSlots>,
  );

beforeEach(() => {
  tokens.store("token");
  server.use(http.get(api("/organizations/managers/"), () => HttpResponse.json(pageOf(MINH))));
});

test("a manager is taken away, and put back on undo", async () => {
  const user = userEvent.setup();
  const done: unknown[] = [];
  server.use(
    http.delete(api("/organizations/managers/8/"), () => {
      done.push("removed 8");
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(api("/organizations/managers/"), async ({ request }) => {
      done.push(await request.json());
      return HttpResponse.json(MINH, { status: 201 });
    }),
  );
  open();

  await user.click(await screen.findByRole("button", { name: "Remove Minh Tran" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));

  expect(await screen.findByText("Minh Tran manages Sales.")).toBeVisible();
  expect(done).toEqual(["removed 8", { department: 3, user: 5 }]);
});

test("says at the field that an employee cannot manage a department", async () => {
  const user = userEvent.setup();
  server.use(
    http.post(api("/organizations/managers/"), () =>
      problem(400, "validation_error", "Invalid.", {
        errors: [{ pointer: "#/user", code: "does_not_exist", detail: "Invalid pk." }],
      }),
    ),
  );
  open();

  await user.click(await screen.findByRole("button", { name: "Add a manager" }));
  await user.click(screen.getByRole("button", { name: "Add" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Only active managers, HR and administrators");
});
