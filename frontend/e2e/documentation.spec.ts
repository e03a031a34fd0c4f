import { expect, test } from "./fixtures";

const SLOW = { timeout: 30_000 };

test("Swagger shows what to send, what comes back and why it may be refused", async ({ openBrowser }) => {
  const page = await openBrowser();
  await page.goto("/api/v1/docs/");

  const operation = page.locator("#operations-leaves-leave_requests_submit");
  await operation.getByText("Ask for leave").click(SLOW);

  await expect(operation.getByText('"Visiting family."').first()).toBeVisible(SLOW);
  await expect(operation.getByText('"/problems/overlap"')).toBeVisible();
  await expect(operation.getByText('"Linh Nguyen"').first()).toBeVisible();
});

test("ReDoc shows the same, and asks nobody else for anything", async ({ openBrowser }) => {
  const page = await openBrowser();
  await page.goto("/api/v1/redoc/#tag/leaves/operation/leave_requests_submit");

  const operation = page.locator('[id="tag/leaves/operation/leave_requests_submit"]');
  await expect(operation.getByText('"Visiting family."').first()).toBeVisible(SLOW);
  await expect(page.getByText("API docs by Redocly")).toBeVisible();
  await expect(page.getByAltText("redocly logo")).toHaveCount(0);
});
