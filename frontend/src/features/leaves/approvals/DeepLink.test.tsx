import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { aDetail, aRequest, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { ApprovalQueue } from "./ApprovalQueue";

const NOTHING = { approve: false, reject: false, cancel: false, edit: false };

beforeEach(() => tokens.store("token"));

/** The page by the link of a notification: nothing waits, and the request is what the server says it is. */
function follow(id: number, answer: LeaveRequest | "hidden", mayOverride = false) {
  const onSelect = vi.fn();
  server.use(
    http.get(api("/leaves/approvals/"), () => HttpResponse.json(pageOf())),
    http.get(api(`/leaves/requests/${id}/`), () =>
      answer === "hidden" ? problem(404, "not_found", "Not found.") : HttpResponse.json(aDetail(answer)),
    ),
  );
  render(<ApprovalQueue filter={{}} selected={id} mayOverride={mayOverride} onSelect={onSelect} onShowAll={vi.fn()} />);
  return onSelect;
}

test("a request that is decided already says who decided and when", async () => {
  follow(
    7,
    aRequest({
      status: "REJECTED",
      decided_by: { id: 9, name: "Hoa Pham" },
      decided_at: "2026-11-20T09:00:00Z",
      rejection_reason: "The release is on that day.",
      can: NOTHING,
    }),
  );

  expect(await screen.findByText("There is nothing left to decide")).toBeVisible();
  expect(screen.getByText("Rejected", { exact: true })).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent(/Hoa Pham rejected it, 20 Nov 2026/);
  expect(screen.getByRole("alert")).toHaveTextContent("The release is on that day.");
  expect(screen.queryByRole("button", { name: /^Approve/ })).not.toBeInTheDocument();
});

test("an approval can be taken back from its link", async () => {
  follow(7, aRequest({ status: "APPROVED", can: { ...NOTHING, reject: true } }));
  await userEvent.click(await screen.findByRole("button", { name: "Take the approval back" }));

  expect(await screen.findByLabelText("Reason")).toBeVisible();
});

test("a request that is not on the loaded page can be decided all the same", async () => {
  follow(7, aRequest());

  expect(await screen.findByRole("button", { name: "Approve the request of Linh Nguyen" })).toBeEnabled();
});

test("a request one may not see is said to be elsewhere, and the way back is shown", async () => {
  const onSelect = follow(7, "hidden");
  await userEvent.click(await screen.findByRole("button", { name: "Show what waits" }));

  expect(screen.getByText("This request is not here")).toBeVisible();
  expect(onSelect).toHaveBeenCalledExactlyOnceWith(undefined);
});

const UNPROVEN = aRequest({ warnings: [{ code: "attachment_required" }] });

test("without its document a request cannot be approved, and the page says what to do", async () => {
  follow(7, UNPROVEN);

  expect(await screen.findByRole("button", { name: "Approve the request of Linh Nguyen" })).toBeDisabled();
  expect(screen.getByRole("alert")).toHaveTextContent("Ask Linh Nguyen to add it");
  expect(screen.getByRole("button", { name: "Reject the request of Linh Nguyen" })).toBeEnabled();
});

test("HR goes on without the document by saying why", async () => {
  const user = userEvent.setup();
  const sent: unknown[] = [];
  server.use(
    http.put(api("/leaves/requests/7/approve/"), async ({ request }) => {
      sent.push(await request.json(), request.headers.get("if-match"));
      return HttpResponse.json(aRequest({ status: "APPROVED" }));
    }),
  );
  follow(7, UNPROVEN, true);
  const approve = await screen.findByRole("button", { name: "Approve the request of Linh Nguyen" });

  await user.click(approve);
  expect(sent).toEqual([]);
  expect(screen.getByLabelText("Comment for Linh Nguyen")).toHaveFocus();
  await user.type(screen.getByLabelText("Comment for Linh Nguyen"), "Seen on paper.");
  await user.click(approve);

  await vi.waitFor(() => expect(sent).toEqual([{ comment: "Seen on paper." }, '"3"']));
});
