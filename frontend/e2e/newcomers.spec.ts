import type { Page } from "@playwright/test";

import { choose } from "./choices";
import { expect, HR, picture, settled, signIn, test } from "./fixtures";

const OWN_PASSWORD = "a quiet harbour at dawn";

async function chooseFirstPlace(page: Page) {
  for (const place of ["Company", "Location", "Department"]) await choose(page, place);
}

test("HR adds a person, who may do nothing before choosing a password of their own", async ({ signInAs, openBrowser }) => {
  const email = `new-${Date.now()}@acme.example`;
  const hr = await signInAs(HR, "/settings/people");
  await hr.getByRole("button", { name: "Add person" }).click();
  await hr.getByLabel("First name").fill("Thảo");
  await hr.getByLabel("Last name").fill("Ngô");
  await hr.getByLabel("Email", { exact: true }).fill(email);
  await chooseFirstPlace(hr);
  await hr.getByRole("button", { name: "Create account" }).click();
  const password = await hr.getByRole("status", { name: "Password" }).innerText();
  await picture(hr, "8-one-time-password");
  await hr.getByRole("button", { name: "I have passed it on" }).click();

  const person = await openBrowser();
  await person.goto("/my-leaves");
  await signIn(person, email, password);
  await person.waitForURL("**/change-password?next=%2Fmy-leaves");
  await person.goto("/dashboard");
  await person.waitForURL("**/change-password");
  await person.goto("/my-leaves?status=PENDING");
  await person.getByLabel("Current password").fill(password);
  await person.getByLabel("New password", { exact: true }).fill(OWN_PASSWORD);
  await person.getByLabel("New password again").fill(OWN_PASSWORD);
  await person.getByRole("button", { name: "Change password" }).click();

  await person.waitForURL("**/my-leaves?status=PENDING");
  await person.getByRole("link", { name: "Dashboard" }).click();
  await expect(person.getByRole("heading", { name: "Hello, Thảo" })).toBeVisible();
  await settled(person);
  await picture(person, "9-first-dashboard");
});

test("somebody signs up, says where they work, and lands on the dashboard", async ({ openBrowser }) => {
  const page = await openBrowser();
  await page.goto("/signup");
  await page.getByLabel("First name").fill("Kim");
  await page.getByLabel("Last name").fill("Đỗ");
  await page.getByLabel("Email").fill(`joins-${Date.now()}@acme.example`);
  await page.getByLabel("Password", { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();

  await page.waitForURL("**/onboarding");
  await chooseFirstPlace(page);
  await settled(page);
  await picture(page, "10-onboarding");
  await page.getByRole("button", { name: "Start" }).click();

  await page.waitForURL("**/dashboard");
  await expect(page.getByRole("heading", { name: "Hello, Kim" })).toBeVisible();
});
