import { apiAs } from "./company";
import { EMPLOYEE, expect, MANAGER, picture, settled, test } from "./fixtures";

type Dated = { id: number; start_date: string; end_date: string; status: string };
type Page<T> = { results: T[] };

const DAY = 86_400_000;
const NOTICE = 40;
const LENGTH = 2;

const shifted = (day: string, count: number) =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + count * DAY).toISOString().slice(0, 10);
type Api = Awaited<ReturnType<typeof apiAs>>;

/** Some days ahead on which the person neither travels nor is away, the first of them one to ask leave for. */
async function freeDays(api: Api, category: number | undefined): Promise<{ start: string; end: string }> {
  const trips = await api.get<Page<Dated>>("/leaves/business-trips/?status=ACTIVE&page_size=100");
  const leave = await api.get<Page<Dated>>("/leaves/requests/my/?page_size=100");
  const taken = [...trips.results, ...leave.results.filter(({ status }) => ["PENDING", "APPROVED"].includes(status))];
  const today = new Date().toISOString().slice(0, 10);
  for (let offset = NOTICE; offset < 300; offset += 1) {
    const [start, end] = [shifted(today, offset), shifted(today, offset + LENGTH)];
    if (taken.some((each) => each.start_date <= end && each.end_date >= start)) continue;
    const asked = { category, start_date: start, end_date: start };
    const { problems } = await api.post<{ problems: unknown[] }>("/leaves/requests/preview/", asked);
    if (problems.length === 0) return { start, end };
  }
  throw new Error("There are no free days ahead.");
}

test("an employee books a trip over leave, changes it and cancels it, and the manager sees it", async ({
  signInAs,
  request,
}) => {
  const api = await apiAs(request, EMPLOYEE);
  const city = `Đà Lạt ${Date.now()}`;
  const categories = await api.get<{ id: number; code: string }[]>("/leaves/categories/");
  const unpaid = categories.find(({ code }) => code === "UNPAID")?.id;
  const { start, end } = await freeDays(api, unpaid);
  const leave = await api.post<Dated>("/leaves/requests/", { category: unpaid, start_date: start, end_date: start });
  expect(leave.status).toBe("PENDING");

  const employee = await signInAs(EMPLOYEE, "/business-trips");
  const row = employee.getByRole("row").filter({ hasText: city });
  const drawer = employee.getByRole("dialog", { name: "Business trip" });

  await test.step("books it: the leave in that time is a warning that leads there", async () => {
    await employee.getByRole("button", { name: "Book a trip" }).first().click();
    const form = employee.getByRole("dialog", { name: "Book a trip" });
    await form.getByLabel("First day").fill(start);
    await form.getByLabel("Last day").fill(end);
    await form.getByLabel("City").fill(city);
    await form.getByLabel("Country").fill("Vietnam");
    await form.getByLabel("Notes").fill("Visit of the new office.");
    await settled(employee);
    await picture(employee, "trip-form");
    await form.getByRole("button", { name: "Book a trip" }).click();
    await expect(employee.getByText("Trip booked")).toBeVisible();
    await expect(drawer.getByText(/^You have leave in that time/)).toBeVisible();
    await expect(drawer.getByRole("link", { name: "See the leave" })).toHaveAttribute("href", `/my-leaves?request=${leave.id}`);
    await settled(employee);
    await picture(employee, "trip-with-leave");
    await drawer.getByRole("button", { name: "Close" }).click();
    await expect(row).toContainText("On leave in that time");
  });

  await test.step("changes it by its link, one day shorter", async () => {
    await row.getByRole("button").click();
    await employee.waitForURL(/trip=\d+/);
    await employee.reload();
    await drawer.getByRole("button", { name: /Edit$/ }).click();
    const form = employee.getByRole("dialog", { name: "Change the trip" });
    await expect(form.getByLabel("Notes")).toHaveValue("Visit of the new office.");
    await form.getByLabel("Last day").fill(shifted(end, -1));
    await form.getByRole("button", { name: "Save changes" }).click();
    await expect(employee.getByText("Trip changed")).toBeVisible();
    await expect(drawer.getByText("2 days")).toBeVisible();
  });

  await test.step("the manager sees it among everyone's, and cannot change it", async () => {
    const manager = await signInAs(MANAGER, "/business-trips?whose=all&status=ACTIVE");
    const seen = manager.getByRole("row").filter({ hasText: city });
    await expect(seen).toContainText("Ahead");
    await seen.getByRole("button").click();
    const detail = manager.getByRole("dialog", { name: "Business trip" });
    await expect(detail.getByText("Visit of the new office.")).toBeVisible();
    await expect(detail.getByRole("button", { name: /Edit$|Cancel trip/ })).toHaveCount(0);
    await settled(manager);
    await picture(manager, "trip-of-a-report");
  });

  await test.step("cancels it, asked once", async () => {
    await drawer.getByRole("button", { name: "Cancel trip" }).click();
    const sure = employee.getByRole("dialog", { name: "Cancel this trip?" });
    await expect(sure.getByText(city)).toBeVisible();
    await sure.getByRole("button", { name: "Cancel trip" }).click();
    await expect(employee.getByText("Trip cancelled")).toBeVisible();
    await expect(drawer.getByText("Cancelled", { exact: true })).toBeVisible();
    await expect(drawer.getByText(/^You have leave in that time/)).toHaveCount(0);
  });

  await api.put(`/leaves/requests/${leave.id}/cancel/`, {});
});
