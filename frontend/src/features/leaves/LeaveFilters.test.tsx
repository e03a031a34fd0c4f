import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { VACATION } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { EveryoneFilters, OwnLeaveFilters } from "./LeaveFilters";
import { leaveView } from "./leaveView";

const NOTHING = { text: () => undefined, number: () => undefined, day: () => undefined, choice: () => undefined };
const view = leaveView(NOTHING);

beforeEach(() => {
  tokens.store("token");
  server.use(http.get(api("/leaves/categories/"), () => HttpResponse.json([VACATION])));
});

const choose = async (label: string, option: string) =>
  userEvent.selectOptions(await screen.findByRole("combobox", { name: label }), option);

test("one's own leave is narrowed by status, kind and year, and put in another order", async () => {
  const onChange = vi.fn();
  render(<OwnLeaveFilters view={view} onChange={onChange} thisYear={2026} />);

  await choose("Status", "Approved");
  await choose("Category", "Vacation");
  await choose("Year", "2025");
  await choose("Sort", "Longest first");

  expect(onChange.mock.calls.map(([change]: unknown[]) => change)).toEqual([
    { status: "APPROVED" },
    { category: "1" },
    { year: "2025" },
    { ordering: "-hours" },
  ]);
});

test("the usual order leaves the address", async () => {
  const onChange = vi.fn();
  render(<OwnLeaveFilters view={{ ...view, ordering: "-hours" }} onChange={onChange} thisYear={2026} />);

  await choose("Sort", "Latest dates first");

  expect(onChange).toHaveBeenCalledExactlyOnceWith({ ordering: undefined });
});

test("everyone's leave is looked for by person, below the department that the page offers", async () => {
  const onChange = vi.fn();
  render(<EveryoneFilters view={view} onChange={onChange} department={<p>Departments</p>} />);

  await userEvent.type(await screen.findByRole("searchbox"), "linh{Enter}");

  expect(onChange).toHaveBeenLastCalledWith({ search: "linh" });
  expect(screen.getByText("Departments")).toBeVisible();
});
