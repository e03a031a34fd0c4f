import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";

import { DESKTOP, expect, PHONE, picture, settled, test } from "./fixtures";
import { type Scene, VISITORS } from "./pages";

const SCHEMES = ["light", "dark"] as const;
const DEVICES: { device: string; options: BrowserContextOptions; widths: number[] }[] = [
  { device: "a phone", options: PHONE, widths: [360] },
  { device: "a screen", options: DESKTOP, widths: [1440, 768] },
];
const TAKES_PICTURES = process.env.PICTURES === "true";

for (const { device, options, widths } of DEVICES) {
  for (const { who, email, scenes } of VISITORS) {
    test(`axe finds nothing on the pages of ${who} on ${device}`, async ({ openBrowser, signInAs }) => {
      const page = email ? await signInAs(email, options) : await openBrowser(options);
      const findings: string[] = [];
      for (const scene of scenes) findings.push(...(await findingsOn(page, scene, widths)));
      expect(findings).toEqual([]);
    });
  }
}

async function findingsOn(page: Page, { name, path, act }: Scene, widths: number[]): Promise<string[]> {
  const findings: string[] = [];
  await page.setViewportSize({ width: widths[0] ?? 0, height: heightOf(page) });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await act?.(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: heightOf(page) });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const look = `${name}-${colorScheme}-${width}`;
      if (TAKES_PICTURES) await picture(page, look);
      findings.push(...(await breaches(page, colorScheme)).map((breach) => `${look}: ${breach}`));
    }
  }
  return findings;
}

const heightOf = (page: Page) => page.viewportSize()?.height ?? 0;

async function breaches(page: Page, scheme: (typeof SCHEMES)[number]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // The dark scheme is the same page in other colours.
  const { violations } = await (scheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(", ")}`);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return overflows ? [...found, "wider than the screen"] : found;
}
