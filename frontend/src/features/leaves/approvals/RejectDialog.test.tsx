import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { aRequest } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { RejectDialog } from "./RejectDialog";

const REASON = "The release is on that day; the week after works.";

beforeEach(() => tokens.store("token"));

async function rejectWith(reason: string, onClose = vi.fn()) {
  const user = userEvent.setup();
  const onRejected = vi.fn();
  render(<RejectDialog request={aRequest()} onClose={onClose} onRejected={onRejected} />);
  await user.type(await screen.findByLabelText("Reason"), reason);
  await user.click(screen.getByRole("button", { name: "Reject" }));
  return onRejected;
}

test("sends the reason for the version that was looked at", async () => {
  const sent: unknown[] = [];
  server.use(
    http.put(api("/leaves/requests/7/reject/"), async ({ request }) => {
      sent.push(await request.json(), request.headers.get("if-match"));
      return HttpResponse.json(aRequest({ status: "REJECTED" }));
    }),
  );

  const onRejected = await rejectWith(REASON);

  await vi.waitFor(() => expect(onRejected).toHaveBeenCalledOnce());
  expect(sent).toEqual([{ reason: REASON }, '"3"']);
});

test("asks for at least ten characters before anything is sent", async () => {
  const onRejected = await rejectWith("Too busy");

  expect(await screen.findByText("Give a reason of at least 10 characters.")).toBeVisible();
  expect(onRejected).not.toHaveBeenCalled();
});

test("says who was faster, and reads again what became of the request", async () => {
  server.use(
    http.put(api("/leaves/requests/7/reject/"), () =>
      problem(409, "invalid_state", "Hoa Pham approved this at 09:00.", { state: "APPROVED" }),
    ),
  );

  const onClose = vi.fn();
  const onRejected = await rejectWith(REASON, onClose);

  expect(await screen.findByRole("alert")).toHaveTextContent("Hoa Pham approved this at 09:00.");
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Reload" }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(onRejected).not.toHaveBeenCalled();
});

test("asks before a reason is thrown away", async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  render(<RejectDialog request={aRequest()} onClose={onClose} />);
  await user.type(await screen.findByLabelText("Reason"), REASON);

  await user.keyboard("{Escape}");

  expect(await screen.findByText("What you typed will be lost.")).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
});
