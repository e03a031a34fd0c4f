import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { aDetail, aRequest, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { ApprovalQueue } from "./ApprovalQueue";

const named = (id: number, name: string) => aRequest({ id, version: id, user: { id, name, department: null } });
const LINH = named(1, "Linh Nguyen");
const BAO = named(2, "Bao Vo");
const MAI = named(3, "Mai Le");

function Queue() {
  const [selected, select] = useState<number>();
  return <ApprovalQueue filter={{}} selected={selected} mayOverride={false} onSelect={select} onShowAll={vi.fn()} />;
}

/** Somebody else has decided on Bao's request meanwhile. */
function serve(waiting: LeaveRequest[]) {
  const seen = { lists: 0, decisions: [] as string[], atOnce: 0, under: 0 };
  const gone = new Set<number>();
  server.use(
    http.get(api("/leaves/approvals/"), () => {
      seen.lists += 1;
      return HttpResponse.json(pageOf(...waiting.filter(({ id }) => !gone.has(id))));
    }),
    http.get(api("/leaves/requests/:id/"), ({ params }) =>
      HttpResponse.json(aDetail(waiting.find(({ id }) => String(id) === params["id"]) ?? aRequest())),
    ),
    http.put(api("/leaves/requests/:id/:verb/"), async ({ params, request }) => {
      seen.under += 1;
      seen.atOnce = Math.max(seen.atOnce, seen.under);
      const sent = (await request.json()) as { reason?: string };
      seen.decisions.push([params["verb"], params["id"], request.headers.get("if-match"), sent.reason].filter(Boolean).join(" "));
      seen.under -= 1;
      gone.add(Number(params["id"]));
      if (params["id"] !== "2") return HttpResponse.json(aRequest({ status: "APPROVED" }));
      return problem(409, "invalid_state", "The request is approved by Hoa Pham.", {
        state: "APPROVED",
        decided_by: { id: 9, name: "Hoa Pham" },
        decided_at: "2026-11-20T09:00:00Z",
      });
    }),
  );
  return seen;
}

beforeEach(() => tokens.store("token"));

test("several are approved one after the other, and the one that was taken away says by whom", async () => {
  const user = userEvent.setup();
  const seen = serve([LINH, BAO, MAI]);
  render(<Queue />);
  await user.click(await screen.findByRole("checkbox", { name: "Mark all" }));
  await user.click(screen.getByRole("button", { name: "Approve 3" }));

  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("2 decided, 1 refused, 0 not sent")).toBeVisible();
  const rows = within(dialog).getAllByRole("listitem");
  expect(rows.map(({ textContent }) => /Approved$|Refused$/.exec(textContent)?.[0])).toEqual([
    "Approved",
    "Refused",
    "Approved",
  ]);
  expect(rows[1]).toHaveTextContent(/Hoa Pham approved it, 20 Nov 2026/);
  expect(seen.decisions).toEqual(['approve 1 "1"', 'approve 2 "2"', 'approve 3 "3"']);
  expect(seen.atOnce).toBe(1);
  expect(seen.lists).toBe(2);

  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  expect(await screen.findByText("Nothing waits for you")).toBeVisible();
});

test("several are rejected for one reason", async () => {
  const user = userEvent.setup();
  const seen = serve([LINH, MAI]);
  render(<Queue />);
  await user.click(await screen.findByRole("checkbox", { name: "Mark all" }));
  await user.click(screen.getByRole("button", { name: "Reject 2" }));
  await user.click(await screen.findByRole("button", { name: "We have a deadline then." }));
  await user.click(screen.getByRole("button", { name: "Reject" }));

  expect(await screen.findByText("2 decided")).toBeVisible();
  expect(seen.decisions).toEqual([
    'reject 1 "1" We have a deadline then.',
    'reject 3 "3" We have a deadline then.',
  ]);
});

test("x marks the request that is shown, and twenty are the most", async () => {
  const user = userEvent.setup();
  serve(Array.from({ length: 21 }, (_, index) => named(index + 1, `Person ${index + 1}`)));
  render(<Queue />);
  await screen.findByRole("heading", { name: "Person 1" });

  await user.keyboard("x");
  expect(screen.getByRole("checkbox", { name: "Mark the request of Person 1" })).toBeChecked();
  expect(screen.getByText("1 marked")).toBeVisible();
  await user.keyboard("x");
  await user.click(screen.getByRole("checkbox", { name: "Mark the first 20" }));

  await waitFor(() => expect(screen.getByText("20 marked")).toBeVisible());
  expect(screen.getByRole("checkbox", { name: "Mark the request of Person 21" })).toBeDisabled();
  expect(screen.getByText("At most 20 at once.")).toBeVisible();
});

test("Stop lets the decision under way finish, and sends no other", async () => {
  const user = userEvent.setup();
  const seen = serve([LINH, BAO, MAI]);
  const { promise: answer, resolve: finish } = Promise.withResolvers<undefined>();
  server.use(
    http.put(api("/leaves/requests/1/approve/"), async () => {
      await answer;
      return HttpResponse.json(aRequest({ status: "APPROVED" }));
    }),
  );
  render(<Queue />);
  await user.click(await screen.findByRole("checkbox", { name: "Mark all" }));
  await user.click(screen.getByRole("button", { name: "Approve 3" }));

  await user.click(await screen.findByRole("button", { name: "Stop" }));
  finish(undefined);

  expect(await screen.findByText("1 decided, 0 refused, 2 not sent")).toBeVisible();
  expect(seen.decisions).toEqual([]);
});
