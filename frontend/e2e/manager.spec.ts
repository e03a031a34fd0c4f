import type { APIRequestContext, Page } from "@playwright/test";

import { breaches } from "./axe";
import { apiAs } from "./company";
import { EMPLOYEE, expect, HR, MANAGER, PHONE, picture, settled, test } from "./fixtures";

type Category = { id: number; code: string };
type Filed = { id: number; start_date: string };
type Preview = { problems: unknown[]; hours: string };

const DAY = 86_400_000;
const REASON = "The release is on that day; the week after works.";

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const row = (page: Page, leave: Filed) =>
  page.getByRole("list", { name: "Requests that wait" }).getByRole("listitem").filter({ hasText: shown(leave.start_date) });
const shown = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(day));

/** Files days off that are still free, on days of their own, far enough ahead that nobody else's story wants them. */
async function fileLeave(request: APIRequestContext, count: number): Promise<Filed[]> {
  const employee = await apiAs(request, EMPLOYEE);
  const category = (await employee.get<Category[]>("/leaves/categories/")).find(({ code }) => code === "UNPAID")?.id;
  const filed: Filed[] = [];
  for (let ahead = 90; filed.length < count && ahead < 360; ahead += 1) {
    const day = new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
    const ask = { category, start_date: day, end_date: day, notes: "A day for the manager's story." };
    const { problems, hours } = await employee.post<Preview>("/leaves/requests/preview/", ask);
    if (problems.length === 0 && Number(hours) > 0) filed.push(await employee.post<Filed>("/leaves/requests/", ask));
  }
  expect(filed).toHaveLength(count);
  return filed;
}

async function openPalette(page: Page) {
  await page.getByRole("button", { name: "Search or jump to" }).waitFor(); // Keys are heard from then on.
  await settled(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeFocused();
}

async function expectNoBreach(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    expect(await breaches(page), colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("from the bell to a decision in three clicks", async ({ signInAs, request }) => {
  const [leave] = await fileLeave(request, 1);
  const page = await signInAs(MANAGER);
  await settled(page);
  let clicks = 0;
  const click = async (target: ReturnType<Page["getByRole"]>) => {
    clicks += 1;
    await target.click();
  };
  const since = Date.now();

  await click(bell(page));
  await click(page.getByRole("dialog").getByRole("link", { name: /asks for leave/ }).first());
  await page.waitForURL(`**/manager-ticket?request=${leave?.id}`);
  await click(page.getByRole("article").getByRole("button", { name: /^Approve the request/ }));
  await expect(page.getByText(/^Approved the request of/)).toBeVisible();

  console.log(`      from the bell to the decision: ${clicks} clicks, ${((Date.now() - since) / 1000).toFixed(1)} s`);
  expect(clicks).toBe(3);
  await page.goto(`/manager-ticket?request=${leave?.id}`);
  await expect(page.getByText("There is nothing left to decide")).toBeVisible();
  await expectNoBreach(page);
});

test.describe("when somebody else is faster", () => {
  test.use({ refusals: [409] });

  test("three are approved together, and the one that HR was faster with says so", async ({ signInAs, request }) => {
    const leaves = await fileLeave(request, 3);
    const page = await signInAs(MANAGER, "/manager-ticket");
    for (const leave of leaves) await row(page, leave).getByRole("checkbox").check();
    const hr = await apiAs(request, HR);
    await hr.put(`/leaves/requests/${leaves[1]?.id}/reject/`, { reason: REASON });
    const since = Date.now();

    await page.getByRole("button", { name: "Approve 3" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("2 decided, 1 refused, 0 not sent")).toBeVisible();

    console.log(`      three decisions with one refusal: ${((Date.now() - since) / 1000).toFixed(1)} s`);
    const rows = dialog.getByRole("listitem");
    await expect(rows.nth(0)).toContainText("Approved");
    await expect(rows.nth(1)).toContainText("Refused");
    await expect(rows.nth(1)).toContainText(/ rejected it, /);
    await expect(rows.nth(2)).toContainText("Approved");
    await expectNoBreach(page);
    await picture(page, "manager-several");
    await dialog.getByRole("button", { name: "Close" }).click();
    for (const leave of leaves) await expect(row(page, leave)).toHaveCount(0);
  });
});

test("a request is rejected by keyboard, and an approval is taken back from the history", async ({ signInAs, request }) => {
  const leaves = await fileLeave(request, 2);
  const page = await signInAs(MANAGER, `/manager-ticket?request=${leaves[0]?.id}`);
  await expect(page.getByRole("article").getByText("A day for the manager's story.")).toBeVisible();
  await page.keyboard.press("r");
  await page.getByLabel("Reason", { exact: true }).fill(REASON);
  await expectNoBreach(page);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByText(/^Rejected the request of/)).toBeVisible();

  await page.goto(`/manager-ticket?request=${leaves[1]?.id}`);
  await expect(page.getByRole("article").getByText("A day for the manager's story.")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText(/^Approved the request of/)).toBeVisible();
  await page.goto("/manager-ticket?tab=history");
  await page.getByRole("button", { name: /^Take the approval back/ }).first().click();
  await page.getByLabel("Reason", { exact: true }).fill(REASON);
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByText(/^Rejected the request of/)).toBeVisible();
  await expectNoBreach(page);
});

test("a thumb approves on a phone", async ({ signInAs, request }) => {
  const [leave] = await fileLeave(request, 1);
  const page = await signInAs(MANAGER, "/manager-ticket", PHONE);
  if (leave) await row(page, leave).getByRole("button").tap();
  const approve = page.getByRole("dialog").getByRole("button", { name: /^Approve the request/ });
  await approve.waitFor();
  await settled(page);
  const box = await approve.boundingBox();

  console.log(`      the button is ${box?.height} px high, its middle ${760 - (box ? box.y + box.height / 2 : 0)} px above the edge`);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.y).toBeGreaterThan(760 / 2);
  await expectNoBreach(page);
  await picture(page, "manager-phone");
  await approve.tap();
  await expect(page.getByText(/^Approved the request of/)).toBeVisible();
  await page.getByRole("button", { name: "More" }).tap();
  await page.getByRole("dialog", { name: "More" }).getByRole("link", { name: "Profile" }).tap();
  await expect(page.getByRole("button", { name: "More, Profile" })).toHaveAttribute("aria-current", "true");
});

test("Ctrl K leads to pages, people and the other scheme without a mouse", async ({ signInAs }) => {
  const page = await signInAs(HR);
  await openPalette(page);
  await expectNoBreach(page);
  await picture(page, "palette");
  await page.keyboard.type("audit");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/audit-log");

  await openPalette(page);
  await page.keyboard.type("minh");
  await page.getByRole("option", { name: /Minh/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/people?person=*");

  await page.goto("/dashboard");
  await openPalette(page);
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
  await page.getByRole("button", { name: "Search or jump to" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Search or jump to" })).toBeFocused();
});

test("marking everything read is undone", async ({ signInAs, request }) => {
  await fileLeave(request, 1);
  const page = await signInAs(MANAGER);
  await settled(page);
  await bell(page).click();
  const dialog = page.getByRole("dialog", { name: "Notifications" });
  await dialog.getByRole("button", { name: /^Mark as read/ }).first().waitFor();
  await expectNoBreach(page);
  await dialog.getByRole("button", { name: /^Mark as read/ }).first().click();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(dialog.getByRole("button", { name: /^Mark as read/ }).first()).toBeVisible();
});
