import { defineConfig } from "@playwright/test";

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
    { name: "stories", testIgnore: "pages.spec.ts", workers: 1 },
    { name: "pages", testMatch: "pages.spec.ts", workers: 1 },
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
