import type { BrowserContextOptions, Page } from "@playwright/test";

import { breaches } from "./axe";
import { DESKTOP, expect, PHONE, picture, settled, test } from "./fixtures";
import { type Scene, VISITORS } from "./pages";

const SCHEMES = ["light", "dark"] as const;
/** Colours are judged as they stay, not on their way. */
const STILL: BrowserContextOptions = { reducedMotion: "reduce" };
const DEVICES: { device: string; options: BrowserContextOptions; widths: number[] }[] = [
  { device: "a phone", options: { ...PHONE, ...STILL }, widths: [360] },
  { device: "a screen", options: { ...DESKTOP, ...STILL }, widths: [1440, 768] },
];
const TAKES_PICTURES = process.env.PICTURES === "true";

for (const { device, options, widths } of DEVICES) {
  for (const { who, email, scenes } of VISITORS) {
    test(`axe finds nothing on the pages of ${who} on ${device}`, async ({ openBrowser, signInAs }) => {
      const page = email ? await signInAs(email, scenes[0]?.path, options) : await openBrowser(options);
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
      findings.push(...(await faults(page, colorScheme)).map((breach) => `${look}: ${breach}`));
    }
  }
  return findings;
}

const heightOf = (page: Page) => page.viewportSize()?.height ?? 0;

async function faults(page: Page, scheme: (typeof SCHEMES)[number]): Promise<string[]> {
  // The dark scheme is the same page in other colours.
  const found = await breaches(page, scheme === "dark" ? ["color-contrast"] : undefined);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return overflows ? [...found, "wider than the screen"] : found;
}
