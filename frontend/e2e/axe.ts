import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/**
 * What axe finds wrong with the page as it is now.
 *
 * It runs in the page itself: @axe-core/playwright opens a tab for every answer, which took nine tenths of the time.
 */
export async function breaches(page: Page, runOnly?: string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error("Nothing looks into the frames of this page.");
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const wanted: RunOptions = { resultTypes: ["violations"], ...(runOnly && { runOnly }) };
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(", ")}`);
  }, wanted);
}
