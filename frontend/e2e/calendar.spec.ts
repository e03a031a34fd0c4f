import { aPeerOf } from "./company";
import { threeFreeDays } from "./dates";
import { dayCell, drag, expectToAskFor } from "./days";
import { DESKTOP, EMPLOYEE, expect, MANAGER, picture, settled, test } from "./fixtures";

const ZONES = ["Pacific/Auckland", "America/Los_Angeles", "Asia/Ho_Chi_Minh"];
const OWN_NAME = "Lan Phạm";

test("leave is dragged, sent, seen by the manager in full, and by a peer as away and no more", async ({ signInAs, request }) => {
  const { start, end } = await threeFreeDays(request, EMPLOYEE);
  const peer = await aPeerOf(request, EMPLOYEE);
  const month = start.slice(0, 7);
  const employee = await signInAs(EMPLOYEE, `/calendar?month=${month}`);
  const own = employee.getByRole("button", { name: new RegExp(`^You, Vacation, .*Pending$`) });

  await test.step("the employee drags over three days; Escape gives it up, letting go asks", async () => {
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
    const colleague = await signInAs(peer.email, `/calendar?month=${month}`);
    await settled(colleague);
    await expect(dayCell(colleague, start)).not.toHaveAccessibleName(new RegExp(OWN_NAME));
  });

  await test.step("the manager sees all of it, and approves it from the calendar", async () => {
    const manager = await signInAs(MANAGER, `/calendar?month=${month}&search=Lan&kind=pending`);
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

test("leave lies on the same days wherever the browser is", async ({ signInAs }) => {
  const seen: string[][] = [];
  for (const timezoneId of ZONES) {
    const page = await signInAs(EMPLOYEE, "/calendar", { ...DESKTOP, timezoneId });
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
  const page = await signInAs(EMPLOYEE, "/calendar");
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
