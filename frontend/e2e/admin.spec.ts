import type { Page } from "@playwright/test";

import { choose, pick } from "./choices";
import { ADMIN, expect, HR, PASSWORD, picture, settled, signIn, test } from "./fixtures";

const dialog = (page: Page) => page.getByRole("dialog").last();
const toast = (page: Page, text: string | RegExp) => page.getByRole("status").getByText(text);

test("HR adds a person, sets them up, adjusts a balance, and takes a deactivation back", async ({ signInAs }) => {
  const stamp = Date.now();
  const name = `Hạnh Story${stamp}`;
  const hr = await signInAs(HR, "/settings/people");

  await test.step("creates the account, whose password shows once", async () => {
    await hr.getByRole("button", { name: "Add person" }).click();
    await hr.getByLabel("First name").fill("Hạnh");
    await hr.getByLabel("Last name").fill(`Story${stamp}`);
    await hr.getByLabel("Email", { exact: true }).fill(`story-${stamp}@acme.example`);
    await choose(dialog(hr), "Location", { option: "Bangkok" });
    await choose(dialog(hr), "Department", { option: "Sales" });
    await hr.getByRole("button", { name: "Create account" }).click();
    await expect(hr.getByRole("status", { name: "Password" })).toHaveText(/^\S{12,}$/);
    await hr.getByRole("button", { name: "I have passed it on" }).click();
    await expect(hr.getByRole("status", { name: "Password" })).toHaveCount(0);
  });

  await test.step("finds them by search, and the address says so", async () => {
    await hr.getByRole("searchbox", { name: "Name or email" }).fill(`Story${stamp}`);
    await hr.getByRole("searchbox", { name: "Name or email" }).press("Enter");
    await hr.waitForURL(`**/settings/people?search=Story${stamp}`);
    await hr.getByRole("button", { name }).click();
    await hr.waitForURL("**&person=*");
  });

  await test.step("sets up role, approver and join date", async () => {
    await dialog(hr).getByRole("radio", { name: "Set up" }).click();
    await choose(dialog(hr), "Role", { option: "Manager" });
    await choose(dialog(hr), "Approver", { option: "Minh Trần", typed: "Minh" });
    await dialog(hr).getByLabel("Joined").fill("2021-07-05");
    await dialog(hr).getByRole("button", { name: "Save" }).click();
    await expect(toast(hr, "Saved")).toBeVisible();
  });

  await test.step("adjusts the vacation after seeing the figure it leads to", async () => {
    await dialog(hr).getByRole("radio", { name: "Balances" }).click();
    await hr.getByRole("button", { name: "Adjust Vacation" }).click();
    await hr.getByLabel("Hours").fill("12");
    await expect(hr.getByText("Available now 10 days, then 11 days 4 h.")).toBeVisible();
    await hr.getByLabel("Reason").fill("A day and a half brought along");
    await settled(hr);
    await picture(hr, "admin-1-adjust");
    await hr.getByRole("button", { name: "Adjust balance" }).click();
    await expect(toast(hr, "Adjusted. 11 days 4 h left.")).toBeVisible();
    await hr.getByRole("button", { name: "Ledger of Vacation" }).click();
    await expect(hr.getByText("A day and a half brought along")).toBeVisible();
  });

  await test.step("deactivates, sees what ends, and undoes it", async () => {
    await dialog(hr).getByRole("radio", { name: "About" }).click();
    await hr.getByRole("button", { name: "Deactivate" }).click();
    await expect(dialog(hr).getByText("No pending or coming leave is concerned.")).toBeVisible();
    await settled(hr);
    await picture(hr, "admin-2-deactivate");
    await dialog(hr).getByRole("button", { name: "Deactivate" }).click();
    await expect(hr.getByText("Deactivated: cannot sign in.")).toBeVisible();
    await hr.getByRole("button", { name: "Undo" }).click();
    await expect(hr.getByText("Can sign in.", { exact: true })).toBeVisible();
  });

  await test.step("may not set their own role", async () => {
    await hr.goto("/settings/people?search=hr@acme.example");
    await hr.getByRole("table").getByRole("button").first().click();
    await dialog(hr).getByRole("radio", { name: "Set up" }).click();
    await expect(hr.getByText(/^This is your own account/)).toBeVisible();
    await expect(dialog(hr).getByRole("combobox", { name: "Role" })).toBeDisabled();
  });
});

test("an administrator builds a company, closes it, brings it back, and the log tells of it", async ({ signInAs }) => {
  const company = `Cedar ${Date.now()}`;
  const admin = await signInAs(ADMIN, "/settings/organization");

  await test.step("a company with a location and a department", async () => {
    await admin.getByRole("button", { name: "Add company" }).click();
    await dialog(admin).getByLabel("Name").fill(company);
    await dialog(admin).getByLabel("Email domains").fill("@cedar.example");
    await dialog(admin).getByRole("button", { name: "Create" }).click();
    await expect(admin.getByRole("heading", { name: company })).toBeVisible();

    await admin.getByRole("button", { name: "Add location" }).click();
    await dialog(admin).getByLabel("Name").fill("Dubai");
    await choose(dialog(admin), "Time zone", { option: "Asia/Dubai", typed: "Dubai" });
    await dialog(admin).getByRole("checkbox", { name: "Fri" }).check();
    await dialog(admin).getByRole("checkbox", { name: "Sun" }).uncheck();
    await dialog(admin).getByRole("button", { name: "Create" }).click();
    await expect(admin.getByText("Asia/Dubai · Weekend: Fri, Sat")).toBeVisible();

    await admin.getByRole("button", { name: "Add a department to Dubai" }).click();
    await dialog(admin).getByLabel("Name").fill("Harbour");
    await dialog(admin).getByRole("button", { name: "Create" }).click();
    await expect(admin.getByRole("region", { name: "Dubai" }).getByRole("button", { name: "Harbour" })).toBeVisible();
  });

  await test.step("a manager is named, taken away, and put back", async () => {
    await admin.getByRole("button", { name: "Harbour" }).click();
    await admin.waitForURL("**&department=*");
    await pick(dialog(admin), "Add a manager", { option: "Minh Trần", typed: "Minh" });
    await dialog(admin).getByRole("button", { name: "Add", exact: true }).click();
    await dialog(admin).getByRole("button", { name: "Remove Minh Trần" }).click();
    await admin.getByRole("button", { name: "Undo" }).click();
    await expect(dialog(admin).getByRole("button", { name: "Remove Minh Trần" })).toBeVisible();
    await settled(admin);
    await picture(admin, "admin-3-department");
    await dialog(admin).getByRole("button", { name: "Close" }).click();
  });

  await test.step("what goes with the company is counted and named before it closes", async () => {
    await admin.getByRole("button", { name: "Edit", exact: true }).click();
    await dialog(admin).getByRole("button", { name: "Deactivate" }).click();
    const impact = dialog(admin).getByRole("region", { name: "This concerns" });
    await expect(impact.getByRole("listitem")).toHaveText(["1 location", "1 department", "0 people", "0 pending requests"]);
    await expect(impact.getByText("Dubai, Harbour")).toBeVisible();
    await settled(admin);
    await picture(admin, "admin-4-impact");
    await dialog(admin).getByRole("button", { name: "Deactivate" }).click();
    await expect(toast(admin, `${company} is deactivated.`)).toBeVisible();
  });

  await test.step("and comes back with its places", async () => {
    await dialog(admin).getByRole("button", { name: "Reactivate" }).click();
    await expect(toast(admin, `${company} is active again, with 1 location and 1 department.`)).toBeVisible();
  });

  await test.step("the log tells all of it", async () => {
    await admin.goto(`/settings/audit-log?target_type=entity&search=${encodeURIComponent(company)}`);
    const told = admin.getByRole("table").getByRole("button");
    await expect(told).toHaveText([
      `Thảo Nguyễn reactivated the company ${company}`,
      `Thảo Nguyễn deactivated the company ${company}`,
      `Thảo Nguyễn changed the company ${company}`,
    ]);
    await told.nth(1).click();
    await expect(dialog(admin).getByRole("row", { name: "Active Yes No" })).toBeVisible();
    await settled(admin);
    await picture(admin, "admin-5-entry");
  });

  await test.step("cleans up: the company closes for good", async () => {
    await admin.goto("/settings/organization");
    await admin.getByRole("navigation", { name: "Companies" }).getByRole("button", { name: company }).click();
    await admin.getByRole("button", { name: "Edit", exact: true }).click();
    await dialog(admin).getByRole("button", { name: "Deactivate" }).click();
    await dialog(admin).getByRole("button", { name: "Deactivate" }).click();
    await expect(toast(admin, `${company} is deactivated.`)).toBeVisible();
  });
});

// A browser of its own: the refusal this story is about is an error in the console too.
test("people in the way of a closing location are one press away", async ({ page: hr }) => {
  await hr.goto("/settings/organization");
  await signIn(hr, HR, PASSWORD);
  await hr.getByRole("button", { name: "Bangkok", exact: true }).click();
  await dialog(hr).getByRole("button", { name: "Deactivate" }).click();
  await dialog(hr).getByRole("button", { name: "Deactivate" }).click();
  await dialog(hr).getByRole("link", { name: "See who works here" }).click();

  await hr.waitForURL("**/settings/people?entity=*&location=*");
  await expect(hr.getByRole("combobox", { name: "Location" })).toHaveValue(/^\d+$/);
  await expect(hr.getByRole("cell", { name: /, Bangkok$/ }).first()).toBeVisible();
});

test("another weekend shows its effect on leave before it changes anything", async ({ signInAs }) => {
  const hr = await signInAs(HR, "/settings/organization");
  await hr.getByRole("button", { name: "Manila", exact: true }).click();
  await dialog(hr).getByRole("checkbox", { name: "Fri" }).check();
  await dialog(hr).getByRole("button", { name: "Save" }).click();

  const effect = hr.getByRole("dialog", { name: "What the new weekend does to leave" });
  await expect(effect.getByText(/requests? (is|are) concerned|No leave is concerned/)).toBeVisible();
  await settled(hr);
  await picture(hr, "admin-6-weekend");
  await effect.getByRole("button", { name: "Cancel" }).click();
  await hr.reload();
  await expect(hr.getByText("Asia/Manila · Weekend: Sat, Sun")).toBeVisible();
});
