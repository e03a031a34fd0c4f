import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { LeaveRequest } from "@/api/types";
import { aRequest, VACATION } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { LeaveTable } from "./LeaveTable";

const HOA = { id: 9, name: "Hoa Pham" };

beforeEach(() => {
  tokens.store("token");
  server.use(http.get(api("/leaves/categories/"), () => HttpResponse.json([VACATION])));
});

const row = async (change: Partial<LeaveRequest>) => {
  render(<LeaveTable label="Requests" leaves={[aRequest(change)]} onOpen={vi.fn()} />);
  return (await screen.findAllByRole("row"))[1];
};

test("says of a pending request for whom it waits, not that they decided it", async () => {
  expect(await row({ status: "PENDING" })).toHaveTextContent("Waits for Minh Tran");
});

test("says of a decided request who decided it", async () => {
  const decided = await row({ status: "APPROVED", decided_by: HOA });

  expect(decided).toHaveTextContent("Hoa Pham");
  expect(decided).not.toHaveTextContent(/Waits for|Minh Tran/);
});

test("names nobody for a request that was cancelled before anybody decided", async () => {
  expect(await row({ status: "CANCELLED" })).not.toHaveTextContent("Minh Tran");
});
