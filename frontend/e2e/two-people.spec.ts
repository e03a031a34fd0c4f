import type { Page } from "@playwright/test";

import { daysOverAHoliday } from "./dates";
import { EMPLOYEE, expect, MANAGER, picture, settled, test } from "./fixtures";

const POLL = 30_000;
const SLACK = 5_000;

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications, \d+ unread$/ });
const unread = async (page: Page) => Number(/\d+/.exec((await bell(page).getAttribute("aria-label")) ?? "")?.[0]);

/** Waits for the bell and answers how long it took. */
async function rings(page: Page, before: number): Promise<number> {
  const since = Date.now();
  await expect(bell(page)).toHaveAccessibleName(`Notifications, ${before + 1} unread`, { timeout: POLL + SLACK });
  return Date.now() - since;
}

test("an employee asks for leave over a holiday, the manager approves, and everything says so", async ({
  signInAs,
  request,
}) => {
  const choice = await daysOverAHoliday(request, EMPLOYEE);
  const manager = await signInAs(MANAGER);
  const employee = await signInAs(EMPLOYEE);
  await employee.clock.install(); // One of the two bells is waited for; the other's poll is brought forward.
  await employee.reload();
  await settled(manager);
  await settled(employee);
  const managerHad = await unread(manager);
  const employeeHad = await unread(employee);

  await test.step("the employee sees the price while choosing, the holiday left out", async () => {
    await employee.getByRole("button", { name: "Request leave" }).click();
    await employee.getByRole("radio", { name: /Vacation/ }).check();
    await employee.getByLabel("First day").fill(choice.start);
    await employee.getByLabel("Last day").fill(choice.end);
    const price = employee.getByRole("complementary", { name: "What it costs" });
    await expect(price.getByText(`${choice.hours} h, ${choice.hours / 8} working day`)).toBeVisible();
    await expect(price.getByText("Holidays left out")).toBeVisible();
    await expect(price.getByText(choice.holiday).first()).toBeVisible();
    await picture(employee, "1-price");
  });

  await test.step("checks and sends", async () => {
    await employee.getByRole("button", { name: "Continue" }).click();
    await picture(employee, "2-check-and-send");
    await employee.getByRole("button", { name: "Send request" }).click();
    await expect(employee.getByText("Request sent")).toBeVisible();
    await settled(employee);
    await picture(employee, "3-sent");
  });

  await test.step("the manager's bell rings within one poll, and leads to the request", async () => {
    const took = await rings(manager, managerHad);
    console.log(`      the manager's bell rang after ${(took / 1000).toFixed(1)} s`);
    await bell(manager).click();
    await settled(manager);
    await picture(manager, "4-bell");
    await manager.getByRole("dialog").getByRole("link", { name: /asks for leave/ }).first().click();
    await manager.waitForURL("**/manager-ticket?request=*");
    await expect(manager.getByText("Balance before and after")).toBeVisible();
    await settled(manager);
    await picture(manager, "5-to-decide");
  });

  await test.step("the manager approves", async () => {
    await manager.getByRole("article").getByRole("button", { name: /^Approve/ }).click();
    await expect(manager.getByText(/^Approved the request of/)).toBeVisible();
  });

  await test.step("the employee's bell rings at the next poll, and leads to the approved request and its ledger", async () => {
    await employee.clock.fastForward(POLL);
    await rings(employee, employeeHad);
    await bell(employee).click();
    await settled(employee);
    await picture(employee, "6-approved-in-the-bell");
    await employee.getByRole("dialog").getByRole("link", { name: /Your leave is approved/ }).first().click();
    await employee.waitForURL("**/my-leaves?request=*");
    const detail = employee.getByRole("dialog");
    await expect(detail.getByText("Approved", { exact: true }).first()).toBeVisible();
    await expect(detail.getByText("Held for a request")).toBeVisible();
    await expect(detail.getByText("Used", { exact: true }).first()).toBeVisible();
    await expect(detail.getByText(`+${choice.hours}`).first()).toBeVisible();
    await settled(employee);
    await picture(employee, "7-approved");
  });
});
