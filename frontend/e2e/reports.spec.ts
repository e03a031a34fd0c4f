import { readFile } from "node:fs/promises";

import type { Page as Tab } from "@playwright/test";

import { choose } from "./choices";
import { apiAs } from "./company";
import { expect, HR, picture, settled, test } from "./fixtures";

type Report = {
  totals: { requests: number; approved: number; hours: string; people: number };
  by_month: { month: number; requests: number; hours: string }[];
  by_category: { category: { name: string }; requests: number; hours: string }[];
};
type Leave = { id: number; user: { name: string }; start_date: string; end_date: string; hours: string };
type Effect = { request: number; hours_before: string; hours_after: string; outcome: string };
type Api = Awaited<ReturnType<typeof apiAs>>;

const DAY = 86_400_000;
const YEAR = new Date().getUTCFullYear();
const NAME = `Founders' Day ${Date.now()}`;

const shifted = (day: string, count: number) =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + count * DAY).toISOString().slice(0, 10);
const plain = (hours: string) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }).format(Number(hours));
const sumOf = (rows: { hours: string }[]) => String(rows.reduce((sum, { hours }) => sum + Number(hours), 0));

const cells = async (tab: Tab, table: string) =>
  tab
    .getByRole("table", { name: table })
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.textContent)));

test("HR reads the same figures large, drawn and in tables", async ({ signInAs, request }) => {
  const report = await (await apiAs(request, HR)).get<Report>(`/leaves/reports/?year=${YEAR}`);
  const hr = await signInAs(HR, "/reports");
  await settled(hr);

  const totals = hr.getByRole("term").filter({ hasText: "Approved leave" }).locator("..");
  await expect(totals).toContainText(`${Math.floor(Number(report.totals.hours) / 8)} days`);
  const months = await cells(hr, "By month");
  expect(months.slice(1, -1).map(([, requests, hours]) => [requests, hours])).toEqual(
    report.by_month.map(({ requests, hours }) => [String(requests), plain(hours)]),
  );
  expect(months.at(-1)).toEqual(["Total", "", plain(report.totals.hours)]);
  const categories = await cells(hr, "By category");
  expect(categories.slice(1, -1)).toEqual(
    report.by_category.map(({ category, requests, hours }) => [category.name, String(requests), plain(hours)]),
  );
  expect(categories.at(-1)?.[2]).toBe(plain(sumOf(report.by_category)));

  const drawn = hr.locator("section").filter({ has: hr.getByRole("heading", { name: "By month" }) }).locator("svg");
  const labels = await drawn.locator(".recharts-label-list text").allTextContents();
  expect(labels.filter(Boolean)).toEqual(report.by_month.filter(({ hours }) => Number(hours) > 0).map(({ hours }) => plain(hours)));
  await picture(hr, "reports");

  await hr.goto(`/reports?year=${YEAR - 20}`);
  await expect(hr.getByText(`No leave in ${YEAR - 20}`)).toBeVisible();
});

test("HR exports approved leave of a year as csv, one line per request", async ({ signInAs, request }) => {
  const report = await (await apiAs(request, HR)).get<Report>(`/leaves/reports/?year=${YEAR}`);
  const hr = await signInAs(HR, "/reports");
  await hr.getByRole("button", { name: "Export" }).click();
  const dialog = hr.getByRole("dialog", { name: "Export leave" });
  await expect(dialog.getByText(/^The file holds leave of everybody at Acme Corporation/)).toBeVisible();
  await choose(dialog, "Status", { option: "Approved" });
  await settled(hr);
  await picture(hr, "export");

  const arriving = hr.waitForEvent("download");
  await dialog.getByRole("button", { name: /Export$/ }).click();
  const download = await arriving;

  expect(download.suggestedFilename()).toBe(`leave-${YEAR}-01-01-${YEAR}-12-31.csv`);
  const text = await readFile(await download.path(), "utf8");
  const [head = "", ...lines] = text.trimEnd().split(/\r?\n(?=\d+,)/);
  expect(head).toBe(
    "\ufeffid,person,e-mail,department,location,entity,category,start_date,end_date,hours,status,approver,decided_by,decided_at,notes",
  );
  expect(lines).toHaveLength(report.totals.approved);
  expect(lines.filter((line) => !line.includes(",Acme Corporation,") || !line.includes(",APPROVED,"))).toEqual([]);
  await expect(hr.getByText(/^leave-.*\.csv saved \(/)).toBeVisible();
});

/** Approved leave ahead, and a day of it whose loss leaves some hours. */
async function leaveToReprice(api: Api): Promise<{ leave: Leave; day: string; after: string }> {
  const soon = shifted(new Date().toISOString().slice(0, 10), 3);
  const { results } = await api.get<{ results: Leave[] }>(
    `/leaves/requests/?status=APPROVED&start_date_after=${soon}&page_size=100`,
  );
  const { entity } = await api.get<{ entity: { id: number } }>("/auth/me/");
  for (const leave of results.filter(({ hours }) => Number(hours) >= 16)) {
    for (let day = leave.start_date; day <= leave.end_date; day = shifted(day, 1)) {
      const plan = { holiday_name: NAME, start_date: day, end_date: day, entity: entity.id };
      const { affected } = await api.post<{ affected: Effect[] }>("/leaves/holidays/?dry_run=true", plan);
      const effect = affected.find((each) => each.request === leave.id && each.outcome === "REPRICED");
      if (effect && affected.every(({ outcome }) => outcome === "REPRICED")) return { leave, day, after: effect.hours_after };
    }
  }
  throw new Error("No approved leave ahead can lose a day.");
}

test("a holiday over approved leave shows its effect first, re-prices it, and is taken out again", async ({
  signInAs,
  request,
}) => {
  const api = await apiAs(request, HR);
  const { leave, day, after } = await leaveToReprice(api);
  const priced = async () => (await api.get<Leave>(`/leaves/requests/${leave.id}/`)).hours;
  const hr = await signInAs(HR, `/settings/holidays?year=${day.slice(0, 4)}`);
  const dialog = hr.getByRole("dialog");
  const effectOf = (before: string, then: string) =>
    dialog.getByRole("listitem").filter({ hasText: leave.user.name }).filter({ hasText: `${plain(before)} h → ${plain(then)} h` });

  await test.step("adds it, and sees whose leave costs less", async () => {
    await hr.getByRole("button", { name: "Add holiday" }).click();
    await dialog.getByLabel("Name").fill(NAME);
    await dialog.getByLabel("First day").fill(day);
    await dialog.getByRole("button", { name: "See the effect" }).click();
    await expect(effectOf(leave.hours, after).first()).toContainText("Priced anew");
    await settled(hr);
    await picture(hr, "holiday-effect");
    expect(await priced()).toBe(leave.hours);
    await dialog.getByRole("button", { name: "Add holiday" }).click();
    await expect(dialog.getByRole("heading", { name: "Holiday added" })).toBeVisible();
    await expect(effectOf(leave.hours, after).first()).toBeVisible();
    expect(await priced()).toBe(after);
    await dialog.getByRole("button", { name: "Close" }).last().click();
  });

  await test.step("takes it out by its link: the leave costs what it did", async () => {
    const { results } = await api.get<{ results: { id: number; holiday_name: string }[] }>(
      `/leaves/holidays/?year=${day.slice(0, 4)}&page_size=100`,
    );
    const added = results.find(({ holiday_name }) => holiday_name === NAME);
    await hr.goto(`/settings/holidays?year=${day.slice(0, 4)}&holiday=${added?.id}`);
    await dialog.getByRole("button", { name: /Remove$/ }).click();
    await expect(effectOf(after, leave.hours).first()).toContainText("Priced anew");
    await dialog.getByRole("button", { name: "Remove holiday" }).click();
    await expect(dialog.getByRole("heading", { name: "Holiday removed" })).toBeVisible();
    expect(await priced()).toBe(leave.hours);
  });
});
