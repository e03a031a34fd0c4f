import type { Page } from "@playwright/test";

import { DESKTOP, EMPLOYEE, expect, HR, settled, test } from "./fixtures";
import { freeDays } from "./freeDays";

const PDF = { name: "doctor.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
const ACTION_BUDGET = 10_000;

const detail = (page: Page) => page.getByRole("dialog").last();

const written = (day: string) =>
  new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));

async function ask(page: Page, kind: RegExp, start: string, end = start) {
  await page.getByRole("button", { name: "Request leave" }).click();
  await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel("First day").fill(start);
  await page.getByLabel("Last day").fill(end);
}

async function send(page: Page) {
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Request sent")).toBeVisible();
}

test("from the dashboard to a sent request takes four presses", async ({ signInAs, request }) => {
  const [day] = await freeDays(request, EMPLOYEE, "UNPAID", 1);
  const page = await signInAs(EMPLOYEE);
  await settled(page);
  await page.evaluate(() => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    // A press on a label presses its field too; people press once.
    window.addEventListener("click", (event) => (counted.presses += event.isTrusted ? 1 : 0), { capture: true });
  });

  const since = Date.now();
  await ask(page, /Unpaid leave/, day);
  await send(page);
  const took = Date.now() - since;
  const presses = await page.evaluate(() => (window as unknown as { presses: number }).presses);

  console.log(`      ${presses} presses and ${(took / 1000).toFixed(1)} s from the dashboard to a sent request`);
  expect(presses).toBeLessThanOrEqual(4);
  expect(took).toBeLessThan(ACTION_BUDGET);
});

test("a document goes with the request, is refused when it is none, and can be downloaded", async ({ signInAs, request }) => {
  const [day] = await freeDays(request, EMPLOYEE, "UNPAID", 1);
  const page = await signInAs(EMPLOYEE);
  await ask(page, /Unpaid leave/, day);

  await page.locator('input[type="file"]').setInputFiles({ ...PDF, name: "letter.docx", mimeType: "application/msword" });
  await expect(page.getByText("letter.docx is not a PDF, JPEG or PNG.", { exact: false })).toBeVisible();
  await page.locator('input[type="file"]').setInputFiles(PDF);
  await expect(page.getByText("doctor.pdf is attached.")).toBeAttached();
  await send(page);

  await page.goto("/my-leaves?ordering=-created_at");
  await page.getByRole("table").getByRole("button").first().click();
  const download = page.waitForEvent("download");
  await detail(page).getByRole("button", { name: /doctor\.pdf/ }).click();
  expect((await download).suggestedFilename()).toBe("doctor.pdf");
});

test("a request is changed, explains its ledger, and gives its hours back when it is cancelled", async ({
  signInAs,
  request,
}) => {
  const [day] = await freeDays(request, EMPLOYEE, "PERSONAL", 1);
  const page = await signInAs(EMPLOYEE);
  await ask(page, /Personal leave/, day);
  await page.getByRole("radio", { name: "Some hours" }).check();
  await page.getByRole("spinbutton", { name: "Hours" }).fill("2.25");
  await send(page);
  await page.goto("/my-leaves?ordering=-created_at");
  await page.getByRole("table").getByRole("button").first().click();

  await detail(page).getByRole("button", { name: "Edit" }).click();
  await page.getByRole("spinbutton", { name: "Hours" }).fill("3");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Request changed")).toBeVisible();
  await expect(detail(page).getByText("The request was changed, so another amount is set aside.")).toBeVisible();
  await expect(detail(page).getByText("+0.75")).toBeVisible();

  await detail(page).getByRole("button", { name: "Cancel request" }).click();
  await expect(page.getByText("You get 3 h of Personal leave back.", { exact: false })).toBeVisible();
  await detail(page).getByRole("button", { name: "Cancel request" }).click();
  await expect(page.getByText("Cancelled. 3 h came back.")).toBeVisible();
  await expect(detail(page).getByText("Given back: the request was cancelled or rejected.")).toBeVisible();
});

test("the same leave has the same days wherever one looks from", async ({ signInAs, request }) => {
  const [day] = await freeDays(request, EMPLOYEE, "UNPAID", 1);
  const first = await signInAs(EMPLOYEE, "/dashboard", { ...DESKTOP, timezoneId: "Asia/Ho_Chi_Minh" });
  await ask(first, /Unpaid leave/, day);
  await send(first);

  for (const timezoneId of ["Pacific/Auckland", "America/Los_Angeles", "Asia/Ho_Chi_Minh"]) {
    const page = await signInAs(EMPLOYEE, "/my-leaves?ordering=-created_at", { ...DESKTOP, timezoneId });
    await expect(page.getByRole("table").getByRole("button").first(), timezoneId).toHaveText(written(day));
  }
});

test("a line that breaks loses nothing typed, and a retry books once", async ({ signInAs, request }) => {
  const [day] = await freeDays(request, EMPLOYEE, "UNPAID", 1);
  const page = await signInAs(EMPLOYEE);
  await ask(page, /Unpaid leave/, day);
  await page.getByLabel("Note").fill("Moving house");
  await page.getByRole("button", { name: "Continue" }).click();
  const keys: (string | undefined)[] = [];
  await page.route("**/api/v1/leaves/requests/", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    const response = await route.fetch();
    // The server has booked; the first answer never arrives, and the client gives up after ten seconds.
    if (keys.length > 1) await route.fulfill({ response });
  });

  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("The server does not answer.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("Note")).toHaveValue("Moving house");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Request sent")).toBeVisible();

  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
});

test("HR finds anybody's leave, and records leave for somebody", async ({ signInAs, request }) => {
  const [day] = await freeDays(request, EMPLOYEE, "UNPAID", 1);
  const page = await signInAs(HR, "/my-leaves?tab=everyone");
  await page.getByRole("button", { name: "Record leave" }).click();
  await page.getByRole("combobox", { name: "Person" }).fill(EMPLOYEE);
  await page.locator(".ant-select-item-option").filter({ hasText: "Lan Phạm" }).click();
  await page.getByRole("radio", { name: /Unpaid leave/ }).check();
  await page.getByLabel("First day").fill(day);
  await page.getByLabel("Last day").fill(day);
  await send(page);

  const search = page.getByRole("searchbox", { name: "Name or email" });
  await search.fill(EMPLOYEE);
  await search.press("Enter");
  await page.waitForURL(/search=employee/);
  await page.getByLabel("Sort").selectOption("-created_at");
  await page.waitForURL(/ordering=-created_at/);
  const row = page.getByRole("row").filter({ hasText: "Pending" }).filter({ hasText: written(day) });
  await row.getByRole("button").click();
  await expect(detail(page).getByText(/Recorded by/)).toBeVisible();
});
