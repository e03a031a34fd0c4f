import type { Page, Request } from "@playwright/test";

import { ADMIN, EMPLOYEE, expect, HR, MANAGER, settled, test } from "./fixtures";

const AT_MOST = 3;
/** What the layout asks whatever the page: who this is, and the poll of the bell. */
const OF_THE_LAYOUT = /\/api\/v1\/(auth\/|notifications\/unread-count\/)/;

const EVERYBODYS = ["/dashboard", "/calendar", "/calendar?view=team", "/my-leaves", "/business-trips", "/profile", "/settings"];
const DECIDERS = ["/manager-ticket", "/manager-ticket?tab=history", "/manager-ticket?tab=team", "/business-trips?whose=all"];
const OF_HR = [
  "/dashboard",
  "/my-leaves?tab=everyone",
  "/settings/people",
  "/settings/people?person=10&tab=setup",
  "/settings/people?person=10&tab=balance",
  "/settings/holidays",
  "/reports",
];
const OF_ADMINS = [
  "/dashboard",
  "/manager-ticket",
  "/settings/people",
  "/settings/people?entity=1",
  "/settings/organization",
  "/settings/organization?department=3",
  "/settings/holidays",
  "/settings/categories",
  "/settings/audit-log",
  "/settings/system",
  "/reports",
];

const VISITS = [
  { who: "an employee", email: EMPLOYEE, language: "vi", paths: EVERYBODYS },
  { who: "a manager", email: MANAGER, language: "vi", paths: [...EVERYBODYS, ...DECIDERS] },
  { who: "HR", email: HR, language: "vi", paths: OF_HR },
  { who: "an administrator", email: ADMIN, language: "en", paths: OF_ADMINS },
];

for (const { who, email, language, paths } of VISITS) {
  test(`every page of ${who} costs at most ${AT_MOST} requests, to its end and in ${language}`, async ({ signInAs }) => {
    const page = await signInAs(email);
    await settled(page); // what the page after the login asks for is counted at its own visit
    await page.evaluate((chosen) => localStorage.setItem("leave.language", chosen), language);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(...nameOf(request)));

    const dear: string[] = [];
    for (const path of paths) {
      asked.length = 0;
      await page.goto(path);
      await readToTheEnd(page);
      if (asked.length > AT_MOST) dear.push(`${path}: ${asked.join(", ")}`);
      // A dashboard is never free: the count itself works.
      if (path === "/dashboard") expect(asked).not.toEqual([]);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    }

    expect(dear).toEqual([]);
  });
}

function nameOf(request: Request): string[] {
  const { pathname, search } = new URL(request.url());
  return pathname.startsWith("/api/") && !OF_THE_LAYOUT.test(pathname) ? [`${request.method()} ${pathname}${search}`] : [];
}

/** What is asked for once it is scrolled to counts too. */
async function readToTheEnd(page: Page) {
  await settled(page);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await settled(page);
}
