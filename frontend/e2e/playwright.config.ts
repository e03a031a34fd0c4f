import { defineConfig } from "@playwright/test";

/** Nothing is changed there, and nothing is expected that somebody else's change would spoil. */
const VISITS = ["choosing-days.spec.ts", "documentation.spec.ts", "login.spec.ts", "requests.spec.ts", "shell.spec.ts", "timeline.spec.ts"];

export default defineConfig({
  testDir: ".",
  outputDir: "artifacts/results",
  workers: 2,
  retries: process.env.CI ? 2 : 0, // a busy machine may miss a moment; a fault fails three times
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  forbidOnly: true,
  // The stories change one company and follow each other; pages are only looked at, so they go on beside them.
  projects: [
    { name: "stories", testIgnore: ["pages.spec.ts", ...VISITS], workers: 1 },
    { name: "pages", testMatch: "pages.spec.ts", fullyParallel: true },
    { name: "visits", testMatch: VISITS, fullyParallel: true },
  ],
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:8000",
    locale: "en-GB",
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
