import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";

import { DESKTOP, EMPLOYEE, expect, HR, MANAGER, PHONE, picture, settled, test } from "./fixtures";

type Look = { name: string; options: BrowserContextOptions };

const LOOKS: Look[] = (["light", "dark"] as const).flatMap((colorScheme) => [
  { name: `${colorScheme}-360`, options: { ...PHONE, colorScheme } },
  { name: `${colorScheme}-1440`, options: { ...DESKTOP, colorScheme } },
]);

type Scene = { name: string; path: string; act?: (page: Page) => Promise<void> };

const ANYBODY: Scene[] = [
  { name: "login", path: "/login" },
  { name: "signup", path: "/signup" },
];
const OF_AN_EMPLOYEE: Scene[] = [
  { name: "dashboard", path: "/dashboard" },
  {
    name: "wizard",
    path: "/dashboard",
    act: async (page) => {
      await page.getByRole("button", { name: "Request leave" }).click();
      await page.getByRole("radio", { name: /Vacation/ }).check();
      await page.getByLabel("First day").fill("2027-05-10");
      await page.getByLabel("Last day").fill("2027-05-14");
      await page.getByText("Left before and after").waitFor();
    },
  },
  { name: "my-leaves", path: "/my-leaves" },
  { name: "my-leaves-no-match", path: "/my-leaves?status=REJECTED&category=999" },
  {
    name: "leave",
    path: "/my-leaves",
    act: async (page) => {
      await page.getByRole("table").getByRole("button").first().click();
      await page.getByRole("heading", { name: "History" }).waitFor();
    },
  },
  {
    name: "ledger",
    path: "/profile",
    act: async (page) => {
      await page.getByRole("button", { name: /Vacation/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "profile", path: "/profile" },
  { name: "no-access", path: "/settings/people" },
  { name: "not-found", path: "/nowhere" },
  { name: "change-password", path: "/change-password" },
];
const OF_A_MANAGER: Scene[] = [
  { name: "dashboard-of-a-manager", path: "/dashboard" },
  { name: "approvals", path: "/manager-ticket" },
  { name: "approvals-history", path: "/manager-ticket?tab=history" },
  {
    name: "bell",
    path: "/dashboard",
    act: async (page) => {
      await page.getByRole("button", { name: /^Notifications/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "account",
    path: "/dashboard",
    act: async (page) => {
      await page.getByRole("button", { name: /^Account/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "reject",
    path: "/dashboard",
    act: async (page) => {
      await page.getByRole("button", { name: /^Reject the request/ }).first().click();
      await page.getByLabel("Reason").waitFor();
    },
  },
];
const OF_HR: Scene[] = [
  { name: "people", path: "/settings/people" },
  {
    name: "add-person",
    path: "/settings/people",
    act: async (page) => {
      await page.getByRole("button", { name: "Add person" }).click();
      await page.getByLabel("First name").waitFor();
    },
  },
  {
    name: "person",
    path: "/settings/people?search=employee",
    act: async (page) => {
      await page.getByRole("button", { name: /employee@acme/ }).click();
      await page.getByText("Set up", { exact: true }).click();
      await page.getByRole("button", { name: "Save" }).waitFor();
    },
  },
];

async function examine(page: Page, look: Look, scenes: Scene[]) {
  const findings: string[] = [];
  for (const { name, path, act } of scenes) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await act?.(page);
    await settled(page);
    await picture(page, `${name}-${look.name}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    findings.push(...violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target).join(", ")}`));
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (overflows) findings.push(`${name}: wider than the screen`);
  }
  expect(findings).toEqual([]);
}

for (const look of LOOKS) {
  test(`axe finds nothing on any page, ${look.name}`, async ({ openBrowser, signInAs }) => {
    await examine(await openBrowser(look.options), look, ANYBODY);
    await examine(await signInAs(EMPLOYEE, look.options), look, OF_AN_EMPLOYEE);
    await examine(await signInAs(MANAGER, look.options), look, OF_A_MANAGER);
    await examine(await signInAs(HR, look.options), look, OF_HR);
  });
}
