import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Form, Input } from "antd";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { User } from "@/api/types";
import { aPerson } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { SetupForm } from "./SetupForm";

const places = () => (
  <Form.Item name="location" label="Location">
    <Input />
  </Form.Item>
);

beforeEach(() => {
  tokens.store("token");
  server.use(http.get(api("/users/approver-options/"), () => HttpResponse.json([])));
});

const shown = (user: User = aPerson(), isOwn = false) =>
  render(<SetupForm user={user} roles={["EMPLOYEE", "MANAGER", "HR"]} isOwn={isOwn} places={places} />);

const save = async () => userEvent.setup().click(await screen.findByRole("button", { name: "Save" }));

/** The words next to a field. */
const besides = (label: string) => screen.getByLabelText(label).closest<HTMLElement>(".ant-form-item");

test("sends what is set for the version that was looked at", async () => {
  const sent: unknown[] = [];
  server.use(
    http.put(api("/users/4/setup/"), async ({ request }) => {
      sent.push(await request.json(), request.headers.get("if-match"));
      return HttpResponse.json(aPerson({ version: 7 }));
    }),
  );
  shown();

  await save();

  expect(await screen.findByText("Saved")).toBeVisible();
  expect(sent).toEqual([
    { role: "EMPLOYEE", exempt_type: "EXEMPT", location: 2, approver: 5, join_date: "2021-07-05" },
    '"6"',
  ]);
});

test("says next to the field that an employee cannot be an approver, and that a place has closed", async () => {
  server.use(
    http.put(api("/users/4/setup/"), () =>
      problem(400, "validation_error", "Invalid.", {
        errors: [
          { pointer: "#/approver", code: "does_not_exist", detail: "Invalid pk." },
          { pointer: "#/location", code: "does_not_exist", detail: "Invalid pk." },
        ],
      }),
    ),
  );
  shown();

  await save();

  await waitFor(() => expect(besides("Approver")).toHaveTextContent("Choose an active manager, HR or administrator"));
  expect(besides("Location")).toHaveTextContent("This location is not open any more.");
});

test("says next to the role that it is above one's own", async () => {
  const user = userEvent.setup();
  server.use(http.put(api("/users/4/setup/"), () => problem(403, "permission_denied", "This role is above yours.")));
  shown();

  await user.click(await screen.findByLabelText("Role"));
  await user.click(await screen.findByTitle("HR"));
  await save();

  await waitFor(() => expect(besides("Role")).toHaveTextContent("You cannot give this role"));
});

test("offers to reload when somebody else was faster", async () => {
  server.use(http.put(api("/users/4/setup/"), () => problem(412, "version_conflict", "Somebody changed this.")));
  shown();

  await save();

  expect(await screen.findByRole("button", { name: "Reload" })).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent("Somebody changed this meanwhile.");
});

test("keeps role, class, approver and join date out of one's own hands", async () => {
  shown(aPerson({ role: "HR" }), true);
  await screen.findByLabelText("Role");

  for (const label of ["Role", "Employment class", "Approver", "Joined"]) expect(screen.getByLabelText(label)).toBeDisabled();
  expect(screen.getByLabelText("Location")).toBeEnabled();
});

test("what is being set stays when the person is read anew, and meets the newer version when it is saved", async () => {
  const versions: (string | null)[] = [];
  server.use(
    http.put(api("/users/4/setup/"), ({ request }) => {
      versions.push(request.headers.get("if-match"));
      return problem(412, "version_conflict", "Somebody changed this.");
    }),
  );
  const form = (user: User) => <SetupForm user={user} roles={["EMPLOYEE"]} isOwn={false} places={places} />;
  function Drawer() {
    const [user, setUser] = useState(aPerson());
    return (
      <>
        {form(user)}
        <button onClick={() => setUser(aPerson({ version: 7, join_date: "2020-01-06" }))}>Read anew</button>
      </>
    );
  }
  render(<Drawer />);

  await userEvent.type(await screen.findByLabelText("Location"), "4");
  const typed = screen.getByLabelText<HTMLInputElement>("Location").value;
  await userEvent.click(screen.getByRole("button", { name: "Read anew" }));
  expect(screen.getByLabelText("Location")).toHaveValue(typed);
  await save();

  expect(versions).toEqual(['"6"']);
  await userEvent.click(await screen.findByRole("button", { name: "Reload" }));
  expect(await screen.findByLabelText("Joined")).toHaveValue("2020-01-06");
});
