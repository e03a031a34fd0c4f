import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Report } from "@/api/types";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { ReportBody } from "./ReportBody";

const MONTHS = Array.from({ length: 12 }, (_, index) => ({ month: index + 1, requests: 0, hours: "0.00" }));
const REPORT: Report = {
  totals: { requests: 5, approved: 3, pending: 1, rejected: 1, cancelled: 0, hours: "1052.50", people: 2 },
  by_month: MONTHS.map((row) => {
    if (row.month === 3) return { ...row, requests: 2, hours: "40.25" };
    return row.month === 4 ? { ...row, requests: 2, hours: "1012.25" } : row;
  }),
  by_category: [
    { category: { id: 1, name: "Vacation", code: "VACATION" }, requests: 2, hours: "1048.00" },
    { category: { id: 2, name: "Sick leave", code: "SICK" }, requests: 1, hours: "4.50" },
  ],
  by_department: [{ department: null, requests: 3, hours: "1052.50" }],
  utilisation: [
    { category: { id: 1, name: "Vacation", code: "VACATION" }, allocated: "2000.00", adjusted: "-16.00", used: "1048.00", pending: "8.00" },
    { category: { id: 2, name: "Sick leave", code: "SICK" }, allocated: "400.00", adjusted: "0.00", used: "4.50", pending: "0.00" },
  ],
};
const NOTHING = { requests: 0, approved: 0, pending: 0, rejected: 0, cancelled: 0, hours: "0.00", people: 0 };

beforeEach(() => tokens.store("token"));

function show(report: Report, filter = { year: 2026 }) {
  server.use(http.get(api("/leaves/reports/"), () => HttpResponse.json(report)));
  render(<ReportBody filter={filter} categoryName={({ name }) => name} onClear={vi.fn()} />);
}

const lines = async (table: string) =>
  within(await screen.findByRole("table", { name: table }))
    .getAllByRole("row")
    .map((row) => Array.from(row.children, (cell) => cell.textContent));

test("every chart has its figures in a table, with their sums", async () => {
  show(REPORT);

  const months = await lines("By month");
  expect(months[3]).toEqual(["March", "2", "40.25"]);
  // A request over two months is one of each: the requests are not summed.
  expect(months.at(-1)).toEqual(["Total", "", "1,052.5"]);
  expect(await lines("By category")).toEqual([
    ["Category", "Requests", "Hours"],
    ["Vacation", "2", "1,048"],
    ["Sick leave", "1", "4.5"],
    ["Total", "3", "1,052.5"],
  ]);
  expect(await lines("By department")).toEqual([
    ["Department", "Requests", "Hours"],
    ["Without department", "3", "1,052.5"],
    ["Total", "3", "1,052.5"],
  ]);
  expect(await lines("Utilisation of balances")).toEqual([
    ["Category", "Granted", "Used", "Pending", "Left", "Used, %"],
    ["Vacation", "1,984", "1,048", "8", "928", "52.8%"],
    ["Sick leave", "400", "4.5", "0", "395.5", "1.1%"],
    ["Total", "2,384", "1,052.5", "8", "1,323.5", "44.1%"],
  ]);
});

test("an empty year says so, and a narrow one offers to look at everybody", async () => {
  show({ ...REPORT, totals: NOTHING });
  expect(await screen.findByText("No leave in 2026")).toBeVisible();

  show({ ...REPORT, totals: NOTHING }, { year: 2025, department: 3 } as { year: number });
  expect(await screen.findByText("No leave there in 2025")).toBeVisible();
  expect(screen.getByRole("button", { name: "Show everything" })).toBeVisible();
});
