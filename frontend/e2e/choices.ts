import { expect, type Locator, type Page } from "@playwright/test";

import { settled } from "./fixtures";

type Place = Page | Locator;
/** What to choose; what is typed before narrows the list. */
type Wanted = { option?: string; typed?: string };

/**
 * Presses an option of the list that belongs to the field, the first one unless another is named: an earlier list may
 * still be fading out.
 *
 * The list has to rest before. A press that finds it moving is tried again after scrolling, which moves the page
 * behind a dialog, and the list with it; then the press is lost.
 */
export async function pick(place: Place, field: string, { option = "", typed = "" }: Wanted = {}) {
  const page = pageOf(place);
  const select = place.getByRole("combobox", { name: field }).last(); // A list behind a dialog may have filters of that name.
  await select.click();
  if (typed) await select.fill(typed);
  await expect(select).toHaveAttribute("aria-controls", /./);
  const list = await select.getAttribute("aria-controls");
  const offered = page.locator(`.ant-select-dropdown:has([id="${list}"]) .ant-select-item-option`);
  if (typed) await expect(offered.filter({ hasNotText: typed })).toHaveCount(0);
  await offered.filter({ hasText: option }).first().waitFor();
  await settled(page);
  await offered.filter({ hasText: option }).first().click();
}

/** Until the field shows it. */
export async function choose(place: Place, field: string, wanted: Wanted = {}) {
  await pick(place, field, wanted);
  const box = place.locator(".ant-select", { has: pageOf(place).getByRole("combobox", { name: field }) }).last();
  await expect(box).toContainText(wanted.option ?? /\S/);
}

const pageOf = (place: Place): Page => ("page" in place ? place.page() : place);
