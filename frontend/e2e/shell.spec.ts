import { EMPLOYEE, expect, HR, PHONE, settled, test } from "./fixtures";

test("Escape gives the focus back to what opened a drawer or a form", async ({ signInAs }) => {
  const page = await signInAs(EMPLOYEE, "/my-leaves");
  await settled(page);
  const row = page.getByRole("table").getByRole("button").first();
  const ask = page.getByRole("button", { name: "Request leave" });

  for (const opener of [row, ask]) {
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await settled(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test("what was typed in a drawer is lost only after a question", async ({ signInAs }) => {
  const page = await signInAs(HR, "/settings/people?person=10&tab=setup");
  await page.getByLabel("Joined").fill("2020-01-06");

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Go on editing" }).click();
  await expect(page.getByLabel("Joined")).toHaveValue("2020-01-06");

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Close and lose it" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

for (const language of ["en", "vi"]) {
  test(`the words of the bar fit the smallest phone in ${language}`, async ({ signInAs }) => {
    const page = await signInAs(EMPLOYEE, "/dashboard", { ...PHONE, viewport: { width: 320, height: 640 } });
    await page.evaluate((chosen) => localStorage.setItem("leave.language", chosen), language);
    await page.reload();
    await settled(page);

    const words = await page
      .getByRole("navigation")
      .getByRole("listitem")
      .locator("span:not(:has(*), [aria-hidden])")
      .evaluateAll((spans) => spans.map(({ textContent, scrollWidth, clientWidth }) => ({ textContent, isCut: scrollWidth > clientWidth })));

    expect(words.length).toBeGreaterThanOrEqual(5);
    expect(words.filter(({ isCut }) => isCut)).toEqual([]);
  });
}

test("Vietnamese letters come with the small typeface made for them", async ({ signInAs }) => {
  const fonts: string[] = [];
  const page = await signInAs(EMPLOYEE, "/dashboard");
  await page.evaluate(() => localStorage.setItem("leave.language", "vi"));
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(/inter-([\w-]+?)-wght/.exec(request.url())?.[1] ?? request.url());
  });
  await page.goto("/my-leaves");
  await settled(page);

  expect(fonts.sort()).toEqual(["latin", "vietnamese"]);
});
