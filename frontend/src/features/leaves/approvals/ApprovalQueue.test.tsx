import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { aDetail, aRequest, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { ApprovalQueue } from "./ApprovalQueue";

const LINH = aRequest({ id: 7, user: { id: 4, name: "Linh Nguyen", department: null } });
const BAO = aRequest({ id: 8, user: { id: 5, name: "Bao Vo", department: null } });

function Queue() {
  const [selected, select] = useState<number>();
  return <ApprovalQueue today="2026-11-20" selected={selected} onSelect={select} />;
}

/** A server with requests that wait; approving one takes it away. */
function serve(waiting: LeaveRequest[]) {
  const approved: number[] = [];
  server.use(
    http.get(api("/leaves/approvals/"), () => HttpResponse.json(pageOf(...waiting.filter(({ id }) => !approved.includes(id))))),
    http.get(api("/leaves/requests/:id/"), ({ params }) =>
      HttpResponse.json(aDetail(waiting.find(({ id }) => String(id) === params["id"]) ?? aRequest())),
    ),
    http.put(api("/leaves/requests/:id/approve/"), ({ params }) => {
      approved.push(Number(params["id"]));
      return HttpResponse.json(aRequest({ status: "APPROVED" }));
    }),
  );
  return approved;
}

const shown = (name: string) => screen.findByRole("heading", { name });

beforeEach(() => tokens.store("token"));

test("j and k go through the requests, and a approves the one that is shown", async () => {
  const user = userEvent.setup();
  const approved = serve([LINH, BAO]);
  render(<Queue />);
  await shown("Linh Nguyen");

  await user.keyboard("j");
  await shown("Bao Vo");
  await user.keyboard("k");
  await shown("Linh Nguyen");
  await user.keyboard("ja");

  await waitFor(() => expect(approved).toEqual([8]));
  await shown("Linh Nguyen");
});

test("r asks for a reason, and letters typed there decide nothing", async () => {
  const user = userEvent.setup();
  const approved = serve([LINH, BAO]);
  render(<Queue />);
  await shown("Linh Nguyen");

  await user.keyboard("r");
  await user.type(await screen.findByLabelText("Reason"), "a jar");

  expect(screen.getByLabelText("Reason")).toHaveValue("a jar");
  expect(approved).toEqual([]);
});

test("shows the balance before and after, and that nobody else is away", async () => {
  serve([LINH]);
  render(<Queue />);
  await shown("Linh Nguyen");

  expect(screen.getByText("7 days")).toBeVisible();
  expect(screen.getByText("5 days")).toBeVisible();
  expect(screen.getByText("Nobody else is away on these days.")).toBeVisible();
});

test("says who was faster and offers to reload", async () => {
  const user = userEvent.setup();
  const waiting = [LINH];
  serve(waiting);
  server.use(
    http.put(api("/leaves/requests/7/approve/"), () => {
      waiting.pop();
      return problem(409, "invalid_state", "Hoa Pham rejected this at 09:00.", { state: "REJECTED" });
    }),
  );
  render(<Queue />);
  await user.click(await screen.findByRole("button", { name: "Approve the request of Linh Nguyen" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Hoa Pham rejected this at 09:00.");
  await user.click(screen.getByRole("button", { name: "Reload" }));

  expect(await screen.findByText("Nothing waits for you")).toBeVisible();
});
