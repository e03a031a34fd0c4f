import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { aPerson } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { CreatePersonDialog } from "./CreatePersonDialog";

const SECRET = "plum-harbour-41";

beforeEach(() => {
  tokens.store("token");
  server.use(http.get(api("/users/approver-options/"), () => HttpResponse.json([])));
});

async function create() {
  const user = userEvent.setup();
  const onClose = vi.fn();
  render(<CreatePersonDialog roles={["EMPLOYEE", "MANAGER"]} company={null} places={() => null} onClose={onClose} />);
  await user.type(await screen.findByLabelText("First name"), "Linh");
  await user.type(screen.getByLabelText("Last name"), "Nguyen");
  await user.type(screen.getByLabelText("Email"), "linh@acme.example");
  await user.click(screen.getByRole("button", { name: "Create account" }));
  return { user, onClose };
}

test("shows the password once, copies it, and lets it go only when it has been passed on", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(api("/users/create/"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...aPerson(), password: SECRET }, { status: 201 });
    }),
  );

  const { user, onClose } = await create();

  expect(await screen.findByRole("status", { name: "Password" })).toHaveTextContent(SECRET);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByText("Copied")).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(SECRET);
  await user.keyboard("{Escape}");
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "I have passed it on" }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(sent).toEqual([
    {
      first_name: "Linh",
      last_name: "Nguyen",
      email: "linh@acme.example",
      role: "EMPLOYEE",
      exempt_type: "EXEMPT",
      approver: null,
      join_date: null,
    },
  ]);
});

test("stays open while the account is made, so that its password is not lost", async () => {
  const answer = Promise.withResolvers<undefined>();
  server.use(
    http.post(api("/users/create/"), async () => {
      await answer.promise;
      return HttpResponse.json({ ...aPerson(), password: SECRET }, { status: 201 });
    }),
  );

  const { user, onClose } = await create();
  await user.keyboard("{Escape}");
  answer.resolve(undefined);

  expect(await screen.findByRole("status", { name: "Password" })).toHaveTextContent(SECRET);
  expect(onClose).not.toHaveBeenCalled();
});

test("asks before what was typed is thrown away, and closes at once where nothing was", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  render(<CreatePersonDialog roles={["EMPLOYEE"]} company={null} places={() => null} onClose={onClose} />);
  await user.type(await screen.findByLabelText("First name"), "Linh");

  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Go on editing" }));

  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByLabelText("First name")).toHaveValue("Linh");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Close and lose it" }));
  expect(onClose).toHaveBeenCalledOnce();
});

test("says next to the address that another account uses it", async () => {
  server.use(
    http.post(api("/users/create/"), () =>
      problem(400, "validation_error", "Invalid.", {
        errors: [{ pointer: "#/email", code: "unique", detail: "This e-mail address cannot be used." }],
      }),
    ),
  );

  await create();

  await waitFor(() =>
    expect(screen.getByLabelText("Email").closest(".ant-form-item")).toHaveTextContent("Another account uses this address."),
  );
  expect(screen.queryByRole("status", { name: "Password" })).toBeNull();
});
