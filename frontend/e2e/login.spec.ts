import { EMPLOYEE, expect, PASSWORD, signIn, test } from "./fixtures";

test("a deep link survives the login", async ({ openBrowser }) => {
  const page = await openBrowser();
  await page.goto("/my-leaves?status=APPROVED");
  await signIn(page, EMPLOYEE, PASSWORD);

  await page.waitForURL("**/my-leaves?status=APPROVED");
  await expect(page.getByLabel("Status")).toHaveValue("APPROVED");
  await page.reload();
  await expect(page.getByRole("heading", { name: "My leaves" })).toBeVisible();
});

test("tabs that wake up together share one login, and leave it together", async ({ signInAs }) => {
  const first = await signInAs(EMPLOYEE);
  const others = await Promise.all([1, 2, 3].map(() => first.context().newPage()));
  const tabs = [first, ...others];

  await Promise.all(tabs.map((tab) => tab.goto("/profile")));
  await Promise.all(tabs.map((tab) => tab.reload()));
  for (const tab of tabs) await expect(tab.getByRole("heading", { name: "Profile" })).toBeVisible();

  await first.getByRole("button", { name: /^Account/ }).click();
  await first.getByRole("button", { name: "Sign out" }).click();
  for (const tab of tabs) await tab.waitForURL("**/login*");
});

test("a session that ended elsewhere gives back what was typed after the next login", async ({ signInAs }) => {
  const page = await signInAs(EMPLOYEE);
  await page.getByRole("button", { name: "Request leave" }).click();
  await page.getByLabel("Note").fill("Dentist");
  await page.evaluate(() => new BroadcastChannel("leave.login").postMessage({ ended: "expired" }));

  await expect(page.getByText("Your session has ended")).toBeVisible();
  await signIn(page, EMPLOYEE, PASSWORD);
  await page.getByRole("button", { name: "Request leave" }).click();

  await expect(page.getByLabel("Note")).toHaveValue("Dentist");
});
