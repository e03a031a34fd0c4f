import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { aPerson } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { DeactivateDialog } from "./DeactivateDialog";

beforeEach(() => tokens.store("token"));

/** A server that counts on a dry run, deactivates, and reactivates; what it was asked to do. */
function serve(counts = { pending: 2, approved_future: 1 }) {
  const asked: string[] = [];
  server.use(
    http.delete(api("/users/4/"), ({ request }) => {
      if (new URL(request.url).searchParams.get("dry_run") === "true") return HttpResponse.json(counts);
      asked.push(`deactivate ${request.headers.get("if-match") ?? ""}`);
      return HttpResponse.json({ ...aPerson({ is_active: false, version: 7 }), cancelled: counts });
    }),
    http.put(api("/users/4/reactivate/"), ({ request }) => {
      asked.push(`reactivate ${request.headers.get("if-match") ?? ""}`);
      return HttpResponse.json(aPerson({ version: 8 }));
    }),
  );
  return asked;
}

const confirm = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole("button", { name: "Deactivate" }));

test("says how much leave ends with the account, and changes nothing by asking", async () => {
  const asked = serve();
  render(<DeactivateDialog user={aPerson()} onClose={vi.fn()} />);

  const leave = await screen.findByRole("region", { name: "Leave that is cancelled with the account" });
  expect(within(leave).getByText("Pending requests").nextSibling).toHaveTextContent("2");
  expect(within(leave).getByText("Approved, not yet begun").nextSibling).toHaveTextContent("1");
  expect(asked).toEqual([]);
});

test("says so when no leave is concerned", async () => {
  serve({ pending: 0, approved_future: 0 });
  render(<DeactivateDialog user={aPerson()} onClose={vi.fn()} />);

  await waitFor(() => expect(screen.getByText("No pending or coming leave is concerned.")).toBeVisible());
});

test("deactivates the version that was looked at, and takes it back on undo", async () => {
  const user = userEvent.setup();
  const asked = serve();
  const onClose = vi.fn();
  render(<DeactivateDialog user={aPerson()} onClose={onClose} />);

  await confirm(user);
  await user.click(await screen.findByRole("button", { name: "Undo" }));

  expect(await screen.findByText(/Linh Nguyen can sign in again/)).toBeVisible();
  expect(asked).toEqual(['deactivate "6"', 'reactivate "7"']);
  expect(onClose).toHaveBeenCalledOnce();
});

test("offers to reload when somebody else changed the person meanwhile", async () => {
  const user = userEvent.setup();
  serve();
  server.use(
    http.delete(api("/users/4/"), ({ request }) =>
      new URL(request.url).searchParams.has("dry_run")
        ? HttpResponse.json({ pending: 0, approved_future: 0 })
        : problem(412, "version_conflict", "Somebody changed this."),
    ),
  );
  const onClose = vi.fn();
  render(<DeactivateDialog user={aPerson()} onClose={onClose} />);

  await confirm(user);
  await user.click(await screen.findByRole("button", { name: "Reload" }));

  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});

test("says why the last administrator stays", async () => {
  server.use(
    http.delete(api("/users/4/"), () => problem(409, "invalid_state", "Make somebody else an administrator first.")),
  );
  render(<DeactivateDialog user={aPerson({ role: "ADMIN" })} onClose={vi.fn()} />);

  expect(await screen.findByRole("alert")).toHaveTextContent("Make somebody else an administrator first.");
});
