import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { speak } from "@/lib/i18n";
import { aDetail, aRequest, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { ApprovalQueue } from "./ApprovalQueue";

const LINH = aRequest({ id: 7, user: { id: 4, name: "Linh Nguyen", department: null } });
const BAO = aRequest({ id: 8, user: { id: 5, name: "Bao Vo", department: null } });

function Queue() {
  const [selected, select] = useState<number>();
  return <ApprovalQueue filter={{}} selected={selected} mayOverride={false} onSelect={select} onShowAll={vi.fn()} />;
}

/** The queue, and another page to go on to. */
function Pages() {
  const [isLeft, setLeft] = useState(false);
  return isLeft ? <h1>Elsewhere</h1> : <><Queue /><button onClick={() => setLeft(true)}>Leave</button></>;
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

/** The queue, with the request that has waited longest. */
async function open() {
  render(<Queue />);
  await shown("Linh Nguyen");
}

beforeEach(() => tokens.store("token"));

test("j and k go through the requests, and a approves the one that is shown", async () => {
  const user = userEvent.setup();
  const approved = serve([LINH, BAO]);
  await open();

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
  await open();

  await user.keyboard("r");
  await user.type(await screen.findByLabelText("Reason"), "a jar");

  expect(screen.getByLabelText("Reason")).toHaveValue("a jar");
  expect(approved).toEqual([]);
});

test("shows the balance before and after, and that nobody else is away", async () => {
  serve([LINH]);
  await open();

  expect(screen.getByText("7 days")).toBeVisible();
  expect(screen.getByText("5 days")).toBeVisible();
  expect(screen.getByText("Nobody else is away on these days.")).toBeVisible();
});

test("a key that is held down decides nothing more", async () => {
  const approved = serve([LINH, BAO]);
  await open();

  window.dispatchEvent(new KeyboardEvent("keydown", { key: "a", repeat: true }));

  expect(approved).toEqual([]);
});

test("an approved request leaves the list at once, and comes back when somebody was faster", async () => {
  const user = userEvent.setup();
  const waiting = [LINH, BAO];
  serve(waiting);
  const answer = Promise.withResolvers<undefined>();
  server.use(
    http.put(api("/leaves/requests/7/approve/"), async () => {
      await answer.promise;
      return problem(409, "invalid_state", "The request is rejected by Hoa Pham.", {
        state: "REJECTED",
        decided_by: { id: 9, name: "Hoa Pham" },
        decided_at: "2026-11-20T09:00:00Z",
      });
    }),
  );
  render(<Queue />);
  await user.click(await screen.findByRole("button", { name: "Approve the request of Linh Nguyen" }));

  await shown("Bao Vo");
  expect(screen.queryByRole("checkbox", { name: "Mark the request of Linh Nguyen" })).not.toBeInTheDocument();
  answer.resolve(undefined);

  expect(await screen.findByRole("alert")).toHaveTextContent("The request of Linh Nguyen is back");
  expect(screen.getByRole("alert")).toHaveTextContent(/Hoa Pham rejected it, 20 Nov 2026/);
  expect(screen.getByRole("checkbox", { name: "Mark the request of Linh Nguyen" })).toBeVisible();
  waiting.shift();
  await user.click(screen.getByRole("button", { name: "Reload" }));
  await waitFor(() =>
    expect(screen.queryByRole("checkbox", { name: "Mark the request of Linh Nguyen" })).not.toBeInTheDocument(),
  );
});

test("more than one page of requests can be reached", async () => {
  const user = userEvent.setup();
  serve([LINH, BAO]);
  server.use(
    http.get(api("/leaves/approvals/"), ({ request }) => {
      const isSecond = new URL(request.url).searchParams.get("page") === "2";
      return HttpResponse.json(
        isSecond
          ? { count: 2, next: null, previous: "/?page=1", results: [BAO] }
          : { count: 2, next: "/?page=2", previous: null, results: [LINH] },
      );
    }),
  );
  await open();
  expect(screen.getByText("2 requests wait for you")).toBeVisible();

  await user.click(screen.getByRole("button", { name: "Show 1 more" }));

  expect(await screen.findByRole("checkbox", { name: "Mark the request of Bao Vo" })).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Show \d+ more$/ })).not.toBeInTheDocument();
});

test("? shows the keys, and switched off they do nothing", async () => {
  const user = userEvent.setup();
  const approved = serve([LINH, BAO]);
  await open();

  await user.keyboard("?");
  await user.click(await screen.findByRole("checkbox", { name: "Use single-letter shortcuts" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await user.keyboard("ja");

  expect(screen.getByRole("heading", { name: "Linh Nguyen" })).toBeVisible();
  expect(approved).toEqual([]);
});

/** Linh's approval is asked for, and refused only after its page has been left. */
async function refusedElsewhere(approve: string) {
  const user = userEvent.setup();
  serve([LINH, BAO]);
  const answer = Promise.withResolvers<undefined>();
  server.use(
    http.put(api("/leaves/requests/7/approve/"), async () => {
      await answer.promise;
      return problem(409, "invalid_state", "Hoa Pham rejected it.", {
        state: "REJECTED",
        decided_by: { id: 9, name: "Hoa Pham" },
        decided_at: "2026-11-20T09:00:00Z",
      });
    }),
  );
  render(<Pages />);
  await user.click(await screen.findByRole("button", { name: approve }));
  await user.click(screen.getByRole("button", { name: "Leave" }));
  expect(screen.getByRole("heading", { name: "Elsewhere" })).toBeVisible();
  answer.resolve(undefined);
}

test("somebody who has gone on is told whose approval was refused, and why", async () => {
  await refusedElsewhere("Approve the request of Linh Nguyen");

  expect(await screen.findByText("The request of Linh Nguyen was not approved: Hoa Pham rejected it.")).toBeVisible();
  expect(screen.queryByText("Approved the request of Linh Nguyen")).toBeNull();
});

test("who has gone on is told so in Vietnamese where that is read", async () => {
  onTestFinished(() => speak("en"));
  await speak("vi");

  await refusedElsewhere("Duyệt yêu cầu của Linh Nguyen");

  expect(await screen.findByText(/^Yêu cầu của Linh Nguyen/)).toHaveTextContent(
    "Yêu cầu của Linh Nguyen chưa được duyệt: Yêu cầu này đã được xử lý rồi (Hoa Pham, 09:00 UTC 20 thg 11, 2026).",
  );
});
