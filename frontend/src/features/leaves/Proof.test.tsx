import { fireEvent, screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { aDetail, aRequest, VACATION } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { Proof } from "./Proof";

const LAST_DAY_TO_ADD = "2027-01-21";
const STORED = { id: 5, name: "note.pdf", size: 4, content_type: "application/pdf" };

beforeEach(() => {
  tokens.store("token");
  server.use(http.get(api("/leaves/categories/"), () => HttpResponse.json([{ ...VACATION, requires_attachment: true }])));
});

const show = (change: Partial<LeaveRequest> = {}, { today = LAST_DAY_TO_ADD, isOwn = true } = {}) =>
  render(<Proof leave={aDetail(aRequest(change))} today={today} isOwn={isOwn} />);

test("the owner adds the missing document to the version that was looked at", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(api("/leaves/attachments/"), () => HttpResponse.json(STORED, { status: 201 })),
    http.put(api("/leaves/requests/7/attachment/"), async ({ request }) => {
      sent.push([await request.json(), request.headers.get("if-match")]);
      return HttpResponse.json(aRequest({ attachment: STORED, version: 4 }));
    }),
    http.get(api("/leaves/requests/7/"), () => HttpResponse.json(aDetail(aRequest({ attachment: STORED })))),
  );
  show();

  const input = await screen.findByLabelText(/Choose/, { selector: "input" });
  fireEvent.change(input, { target: { files: [new File(["%PDF"], "note.pdf", { type: "application/pdf" })] } });

  await vi.waitFor(() => expect(sent).toEqual([[{ attachment: 5 }, '"3"']]));
});

test.each<[string, Partial<LeaveRequest>, { today?: string; isOwn?: boolean }]>([
  ["thirty days after the leave", {}, { today: "2027-01-22" }],
  ["somebody else", {}, { isOwn: false }],
  ["a rejected request", { status: "REJECTED" }, {}],
])("%s: nothing can be added any more", async (_, change, reader) => {
  const { client } = show(change, reader);
  await vi.waitFor(() => expect(client.getQueryCache().getAll().map(({ state }) => state.status)).toEqual(["success"]));

  expect(screen.queryByLabelText(/Choose/, { selector: "input" })).toBeNull();
});

test("a document that is there can be looked at by whoever may see the request", async () => {
  show({ attachment: STORED }, { isOwn: false });

  expect(await screen.findByRole("button", { name: /^Download note\.pdf/ })).toBeVisible();
  expect(screen.queryByLabelText(/Choose/, { selector: "input" })).toBeNull();
});
