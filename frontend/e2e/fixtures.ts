import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from "@playwright/test";

import { PASSWORD } from "./people";

export { ADMIN, EMPLOYEE, HR, MANAGER, PASSWORD } from "./people";

const API = "/api/v1";
/** What the client keeps in mind of a login; the login itself is a cookie. */
const SIGNED_IN = { name: "leave.signed-in", value: "yes" };

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true };
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

type People = {
  /** Answers of the server that a story is about; the browser writes them to its console too. */
  refusals: number[];
  /** A browser of one's own, so that one test can be several people. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** Opens a page as somebody; the stories that are about signing in do so by the form. */
  signInAs: (email: string, path?: string, options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<People>({
  refusals: [[], { option: true }],

  openBrowser: async ({ browser, baseURL, refusals }, use) => {
    const complaints: string[] = [];
    const isExpected = (text: string) => refusals.some((status) => text.includes(`status of ${status} `));
    const contexts: BrowserContext[] = [];
    await use(async (options = DESKTOP) => {
      const context = await browser.newContext({ baseURL, locale: "en-GB", ...options });
      contexts.push(context);
      context.on("console", (message) => {
        if (!["error", "warning"].includes(message.type()) || isExpected(message.text())) return;
        complaints.push(`${message.page()?.url()}: ${message.text()}`);
      });
      context.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith("http") && origin !== new URL(baseURL ?? "").origin) complaints.push(`asked ${request.url()}`);
      });
      context.on("weberror", (error) => complaints.push(`${error.page()?.url()}: ${String(error.error())}`));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    // A violation of the Content-Security-Policy is a console error too; so is a style or script it refused.
    base.expect(complaints).toEqual([]);
  },

  signInAs: async ({ openBrowser, baseURL }, use) => {
    const origins = [{ origin: new URL(baseURL ?? "").origin, localStorage: [SIGNED_IN] }];
    await use(async (email, path = "/dashboard", options = DESKTOP) => {
      const page = await openBrowser({ ...options, storageState: { cookies: [], origins } });
      const login = await page.request.post(`${API}/auth/login/`, { data: { email, password: PASSWORD } });
      base.expect(login.status()).toBe(200);
      await page.goto(path);
      return page;
    });
  },
});

export { expect } from "@playwright/test";

export async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Nothing is loading any more. */
export async function settled(page: Page) {
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.getByRole("status", { name: "Loading" }).first().waitFor({ state: "detached" });
  await page.locator('[aria-busy="true"]').first().waitFor({ state: "detached" });
  await page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    // A change of this very moment moves from the next frame on, and one movement may start another.
    for (let calm = 0; calm < 2; calm += 1) {
      await nextFrame();
      const moving = document.getAnimations().filter(({ playState }) => playState === "running");
      if (moving.length > 0) calm = 0;
      await Promise.all(moving.map((animation) => animation.finished.catch(() => null)));
    }
  });
}

export const picture = (page: Page, name: string) => page.screenshot({ path: `artifacts/${name}.png` });
