import type { Locator, Page } from "@playwright/test";

import { expect } from "./fixtures";

export const dayCell = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);

export async function middleOf(place: Locator): Promise<[number, number]> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error("It is not in the page.");
  return [box.x + box.width / 2, box.y + box.height - 6];
}

export async function drag(page: Page, from: string, to: string) {
  await page.mouse.move(...(await middleOf(dayCell(page, from))));
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(dayCell(page, to))), { steps: 8 });
}

export async function expectToAskFor(page: Page, start: string, end: string) {
  const form = page.getByRole("dialog", { name: "Request leave" });
  await expect(form.getByLabel("First day")).toHaveValue(start);
  await expect(form.getByLabel("Last day")).toHaveValue(end);
}
