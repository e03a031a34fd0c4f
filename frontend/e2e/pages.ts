import type { Page } from "@playwright/test";

import { ADMIN, EMPLOYEE, HR, MANAGER } from "./people";

/** One thing a person looks at: a page, and what they press there. */
export type Scene = { name: string; path: string; act?: (page: Page) => Promise<void> };
export type Visitor = { who: string; email?: string; scenes: Scene[] };

const opens = (button: string | RegExp, shown: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByText(shown).first().waitFor();
};

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
      await page.getByLabel("First day").fill(`${new Date().getUTCFullYear() + 1}-05-10`);
      await page.getByLabel("Last day").fill(`${new Date().getUTCFullYear() + 1}-05-14`);
      await page.getByText("Left before and after").waitFor();
    },
  },
  { name: "calendar-month", path: "/calendar" },
  { name: "calendar-team", path: "/calendar?view=team" },
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
  { name: "trips", path: "/business-trips" },
  { name: "trips-no-match", path: "/business-trips?status=CANCELLED&page=1" },
  { name: "book-a-trip", path: "/business-trips", act: opens("Book a trip", "First day") },
  { name: "profile", path: "/profile" },
  { name: "preferences", path: "/settings" },
  { name: "no-access", path: "/settings/people" },
  { name: "not-found", path: "/nowhere" },
  { name: "change-password", path: "/change-password" },
];

const OF_A_MANAGER: Scene[] = [
  { name: "dashboard-of-a-manager", path: "/dashboard" },
  { name: "calendar-month-of-a-manager", path: "/calendar" },
  { name: "calendar-team-of-a-manager", path: "/calendar?view=team" },
  {
    name: "calendar-day",
    path: "/calendar",
    act: async (page) => {
      if ((page.viewportSize()?.width ?? 0) < 768) return; // A phone lists the days anyhow.
      await page.locator('[data-day][tabindex="0"]').press("Space");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "approvals", path: "/manager-ticket" },
  { name: "trips-of-everyone", path: "/business-trips?whose=all" },
  {
    name: "trip",
    path: "/business-trips?whose=all",
    act: async (page) => {
      await page.getByRole("table").getByRole("button").first().click();
      await page.getByRole("dialog", { name: "Business trip" }).waitFor();
    },
  },
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
      await page.getByRole("textbox", { name: "Reason" }).waitFor();
    },
  },
];

const OF_HR: Scene[] = [
  { name: "people", path: "/settings/people" },
  { name: "add-person", path: "/settings/people", act: opens("Add person", "First name") },
  { name: "people-no-match", path: "/settings/people?search=nobody-is-called-this" },
  { name: "person", path: "/settings/people?person=10" },
  { name: "person-set-up", path: "/settings/people?person=10&tab=setup" },
  { name: "person-balances", path: "/settings/people?person=10&tab=balance", act: opens("Adjust Vacation", "Reason") },
  { name: "recalculate", path: "/settings/people", act: opens("Recalculate vacation", /will change|right already/) },
  { name: "organization-of-hr", path: "/settings/organization" },
  { name: "holidays", path: "/settings/holidays" },
  {
    name: "holiday-effect",
    path: "/settings/holidays",
    act: async (page) => {
      await page.getByRole("button", { name: "Add holiday" }).click();
      await page.getByLabel("Name").fill("Founders' Days");
      await page.getByLabel("First day").fill(`${new Date().getUTCFullYear() + 1}-01-04`);
      await page.getByLabel("Last day").fill(`${new Date().getUTCFullYear() + 1}-03-31`);
      await page.getByRole("button", { name: "See the effect" }).click();
      await page.getByRole("heading", { name: "Effect on leave" }).waitFor();
    },
  },
  { name: "holidays-inactive", path: "/settings/holidays?inactive=true" },
  { name: "categories", path: "/settings/categories" },
  { name: "category", path: "/settings/categories", act: opens(/^Vacation/, "Most hours a day") },
  { name: "reports", path: "/reports" },
  { name: "reports-empty", path: "/reports?year=2006" },
  { name: "export", path: "/reports", act: opens("Export", "From") },
];

const OF_AN_ADMIN: Scene[] = [
  { name: "dashboard-of-an-admin", path: "/dashboard" },
  { name: "organization", path: "/settings/organization" },
  { name: "location", path: "/settings/organization?location=2" },
  { name: "department", path: "/settings/organization?department=3" },
  { name: "add-company", path: "/settings/organization?add=company" },
  { name: "audit-log", path: "/settings/audit-log" },
  {
    name: "audit-entry",
    path: "/settings/audit-log",
    act: async (page) => {
      await page.getByRole("table").getByRole("button").first().click();
      await page.getByText("Request ID").waitFor();
    },
  },
  { name: "system", path: "/settings/system" },
  { name: "reports-of-an-admin", path: "/reports" },
];

export const VISITORS: Visitor[] = [
  { who: "a visitor", scenes: ANYBODY },
  { who: "an employee", email: EMPLOYEE, scenes: OF_AN_EMPLOYEE },
  { who: "a manager", email: MANAGER, scenes: OF_A_MANAGER },
  { who: "HR", email: HR, scenes: OF_HR },
  { who: "an administrator", email: ADMIN, scenes: OF_AN_ADMIN },
];
