import type { BrowserContextOptions } from "@playwright/test";

import { dayCell, expectToAskFor, middleOf } from "./days";
import { EMPLOYEE, expect, settled, test } from "./fixtures";

const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, hasTouch: true };

test("Shift with arrows chooses days over the end of the year, and Enter asks for them", async ({ signInAs }) => {
  const page = await signInAs(EMPLOYEE, "/calendar?month=2026-12");
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
  const page = await signInAs(EMPLOYEE, "/calendar?month=2028-03", TABLET);
  await settled(page);
  const [from, to] = [dayCell(page, "2028-03-07"), dayCell(page, "2028-03-09")];
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
  await expectToAskFor(page, "2028-03-07", "2028-03-09");
});
