import type { BrowserContextOptions, Locator, Page } from "@playwright/test";

import { aPeerOf } from "./company";
import { threeFreeDays } from "./dates";
import { DESKTOP, EMPLOYEE, expect, MANAGER, picture, settled, test } from "./fixtures";

const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const ZONES = ["Pacific/Auckland", "America/Los_Angeles", "Asia/Ho_Chi_Minh"];
const OWN_NAME = "Lan Phạm";

const dayCell = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);

async function middleOf(place: Locator): Promise<[number, number]> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error("It is not in the page.");
  return [box.x + box.width / 2, box.y + box.height - 6];
}

async function drag(page: Page, from: string, to: string) {
  await page.mouse.move(...(await middleOf(dayCell(page, from))));
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(dayCell(page, to))), { steps: 8 });
}

async function expectToAskFor(page: Page, start: string, end: string) {
  const form = page.getByRole("dialog", { name: "Request leave" });
  await expect(form.getByLabel("First day")).toHaveValue(start);
  await expect(form.getByLabel("Last day")).toHaveValue(end);
}

test("leave is dragged, sent, seen by the manager in full, and by a peer as away and no more", async ({ signInAs, request }) => {
  const { start, end } = await threeFreeDays(request, EMPLOYEE);
  const peer = await aPeerOf(request, EMPLOYEE);
  const month = start.slice(0, 7);
  const employee = await signInAs(EMPLOYEE);
  const own = employee.getByRole("button", { name: new RegExp(`^You, Vacation, .*Pending$`) });

  await test.step("the employee drags over three days; Escape gives it up, letting go asks", async () => {
    await employee.goto(`/calendar?month=${month}`);
    await settled(employee);
    await drag(employee, start, end);
    await expect(employee.getByRole("gridcell", { selected: true })).toHaveCount(3);
    await picture(employee, "calendar-drag");
    await employee.keyboard.press("Escape");
    await employee.mouse.up();
    await expect(employee.getByRole("gridcell", { selected: true })).toHaveCount(0);
    await expect(employee.getByRole("dialog")).toHaveCount(0);

    await drag(employee, start, end);
    await employee.mouse.up();
    await expectToAskFor(employee, start, end);
  });

  await test.step("sends the request, and sees it striped", async () => {
    const before = await own.count();
    await employee.getByRole("radio", { name: /Vacation/ }).check();
    await employee.getByRole("button", { name: "Continue" }).click();
    await employee.getByRole("button", { name: "Send request" }).click();
    await expect(employee.getByText("Request sent")).toBeVisible();
    await expect(own).toHaveCount(before + 1);
    expect(await own.last().evaluate((bar) => getComputedStyle(bar).backgroundImage)).toContain("repeating-linear-gradient");
    await expect(dayCell(employee, start)).toHaveAccessibleName(/You: Vacation/);
    await settled(employee);
    await picture(employee, "calendar-own-pending");
  });

  await test.step("a peer does not see what waits", async () => {
    const colleague = await signInAs(peer.email);
    await colleague.goto(`/calendar?month=${month}`);
    await settled(colleague);
    await expect(dayCell(colleague, start)).not.toHaveAccessibleName(new RegExp(OWN_NAME));
  });

  await test.step("the manager sees all of it, and approves it from the calendar", async () => {
    const manager = await signInAs(MANAGER);
    await manager.goto(`/calendar?month=${month}&search=Lan&kind=pending`);
    await expect(manager.getByRole("button", { name: new RegExp(`^${OWN_NAME}, Vacation, .*Pending$`) }).first()).toBeVisible();
    await dayCell(manager, start).focus();
    await manager.keyboard.press("Space");
    await manager.getByRole("dialog").getByRole("button", { name: /Lan Phạm.*Pending/ }).click();
    const request = manager.getByRole("dialog", { name: "Leave request" });
    await expect(request.getByText("Vacation").first()).toBeVisible();
    await settled(manager);
    await picture(manager, "calendar-manager");
    await request.getByRole("button", { name: /^Approve/ }).first().click();
    await expect(request.getByText("Approved", { exact: true }).first()).toBeVisible();
  });

  await test.step("then a peer sees that it is away and when, and nothing else", async () => {
    const colleague = await signInAs(peer.email);
    const answered = colleague.waitForResponse(/\/leaves\/calendar\//);
    await colleague.goto(`/calendar?month=${month}`);
    const body = (await (await answered).json()) as { members: { id: number; name: string }[]; events: { user: number; start_date: string }[] };
    const id = body.members.find(({ name }) => name === OWN_NAME)?.id;
    expect(body.events.filter(({ user, start_date }) => user === id && start_date === start)).toEqual([
      { user: id, kind: "ABSENT", start_date: start, end_date: end, partial: false },
    ]);
    await settled(colleague);
    await dayCell(colleague, start).focus();
    await colleague.keyboard.press("Space");
    const row = colleague.getByRole("dialog").getByRole("listitem").filter({ hasText: OWN_NAME });
    await expect(row).toContainText("Away");
    await expect(row).not.toContainText("Vacation");
    await picture(colleague, "calendar-peer");
  });

  await test.step("the employee finds it approved, opens it from the day's list and cancels it", async () => {
    await employee.goto(`/calendar?month=${month}&day=${start}`);
    await employee.getByRole("dialog").getByRole("button", { name: /You/ }).first().click();
    await employee.getByRole("button", { name: "Cancel request" }).first().click();
    await employee.getByRole("dialog").last().getByRole("button", { name: "Cancel request" }).click();
    await expect(employee.getByText(/^Cancelled/).first()).toBeVisible();
  });
});

test("Shift with arrows chooses days over the end of the year, and Enter asks for them", async ({ signInAs }) => {
  const page = await signInAs(EMPLOYEE);
  await page.goto("/calendar?month=2026-12");
  await settled(page);
  await page.locator('[data-day][tabindex="0"]').focus();
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(/month=2027-01/);
  await page.keyboard.press("PageUp");
  await expect(dayCell(page, "2026-12-01")).toBeFocused();
  for (let day = 1; day < 31; day += 1) await page.keyboard.press("ArrowRight");
  await expect(dayCell(page, "2026-12-31")).toBeFocused();
  for (const day of ["2027-01-01", "2027-01-02"]) {
    await page.keyboard.press("Shift+ArrowRight");
    await page.getByRole("grid", { name: "January 2027" }).waitFor();
    await expect(dayCell(page, day)).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expectToAskFor(page, "2026-12-31", "2027-01-02");

  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(dayCell(page, "2027-01-02")).toBeFocused();
});

test("a finger scrolls the page, and chooses days after a long press", async ({ signInAs }) => {
  const page = await signInAs(EMPLOYEE, TABLET);
  await page.goto("/calendar?month=2027-03");
  await settled(page);
  const [from, to] = [dayCell(page, "2027-03-09"), dayCell(page, "2027-03-11")];
  const touch = await page.context().newCDPSession(page);
  const finger = async (type: "touchStart" | "touchMove" | "touchEnd", at?: [number, number]) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });

  const start = await middleOf(from);
  await finger("touchStart", start);
  for (const up of [20, 60, 120, 200]) await finger("touchMove", [start[0], start[1] - up]);
  await finger("touchEnd");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const pressed = await middleOf(from);
  await finger("touchStart", pressed);
  await expect(from).toHaveAttribute("aria-selected", "true");
  const scrolled = await page.evaluate(() => window.scrollY);
  for (const step of [1, 2]) await finger("touchMove", [pressed[0] + 40 * step, pressed[1] - 20 * step]);
  await finger("touchMove", await middleOf(to));
  await finger("touchEnd");
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await expectToAskFor(page, "2027-03-09", "2027-03-11");
});

test("leave lies on the same days wherever the browser is", async ({ signInAs }) => {
  const seen: string[][] = [];
  for (const timezoneId of ZONES) {
    const page = await signInAs(EMPLOYEE, { ...DESKTOP, timezoneId });
    await page.goto("/calendar");
    await settled(page);
    const today = await page.locator("[aria-current=date]").getAttribute("data-day");
    const days = await page.getByRole("gridcell", { name: /You: |Away|Trip/ }).evaluateAll((cells) => cells.map((cell) => cell.textContent));
    await page.goto("/calendar?view=team");
    await page.getByRole("rowheader").nth(1).waitFor();
    await settled(page);
    const bars = await page.locator("[data-kind]").evaluateAll((all) => all.map((bar) => `${bar.getAttribute("title")} at ${(bar as HTMLElement).style.insetInlineStart}`));
    seen.push([String(today), ...days, ...bars]);
  }
  expect(seen[0]?.length).toBeGreaterThan(10);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

test("a calendar that has not changed is not sent again", async ({ signInAs }) => {
  const page = await signInAs(EMPLOYEE);
  await page.goto("/calendar");
  await settled(page);
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const asked = new Map<string, string>();
  const statuses: number[] = [];
  network.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, request.url));
  network.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode }) => {
    if (asked.get(requestId)?.includes("/leaves/calendar/")) statuses.push(statusCode);
  });
  await page.reload();
  await settled(page);
  await expect.poll(() => statuses).toEqual([304]);
});
