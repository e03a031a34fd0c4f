import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Price } from "@/api/types";
import { aPrice, VACATION, vacationBalance } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import RequestWizard from "./RequestWizard";

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const lastDay = () => screen.getByLabelText("Last day");

/** The form with a kind of leave and days chosen, which the server answers with this price. */
async function choose(price: Price = aPrice()) {
  server.use(
    http.get(api("/leaves/categories/"), () => HttpResponse.json([VACATION])),
    http.get(api("/leaves/balance/my/"), () => HttpResponse.json([vacationBalance()])),
    http.post(api("/leaves/requests/preview/"), () => HttpResponse.json(price)),
  );
  render(<RequestWizard today="2026-12-01" onClose={vi.fn()} />);
  fireEvent.click(await screen.findByRole("radio", { name: /Vacation/ }));
  type(screen.getByLabelText("First day"), "2026-12-24");
  type(lastDay(), "2026-12-28");
}

beforeEach(() => tokens.store("token"));

test("a first day past the last takes the last day with it, and nothing is called wrong", async () => {
  const user = userEvent.setup();
  await choose();

  await user.clear(lastDay());
  type(lastDay(), "2026-12-28");
  type(screen.getByLabelText("First day"), "2026-12-30");
  await screen.findByText("16 h, 2 working days");

  expect(lastDay()).toHaveValue("2026-12-30");
  expect(screen.queryByText("The last day is before the first.")).not.toBeInTheDocument();
});

test("says at once that a part of the day ends before it begins", async () => {
  await choose(aPrice({ hours: "4.00" }));
  type(lastDay(), "2026-12-24");
  await userEvent.click(await screen.findByRole("radio", { name: "Part of the day" }));

  type(await screen.findByLabelText("From"), "14:00");
  type(screen.getByLabelText("To"), "13:00");

  expect(await screen.findByText("Times are quarter hours, such as 08:15, and the end is after the start.")).toBeVisible();
  expect(screen.getByLabelText("To")).toHaveAttribute("aria-invalid", "true");
});

test("says at once that some hours are none", async () => {
  await choose(aPrice({ hours: "4.00" }));
  type(lastDay(), "2026-12-24");
  await userEvent.click(await screen.findByRole("radio", { name: "Some hours" }));

  type(await screen.findByRole("spinbutton", { name: "Hours" }), "-3");

  expect(await screen.findByText("Hours are quarter hours, such as 2.25.")).toBeVisible();
});

test("does not say of days without work that they need no balance", async () => {
  const weekend = { code: "no_working_hours", detail: "No working hours.", pointer: "#/start_date" };
  await choose(aPrice({ hours: "0.00", charges: [], problems: [weekend] }));

  expect(await screen.findByText("There is no working day in these dates, only weekends and holidays.")).toBeVisible();
  expect(screen.queryByText("This kind of leave is not taken from a balance.")).not.toBeInTheDocument();
});

test("a pasted note that is too long stays whole, and the form says so", async () => {
  await choose();

  type(screen.getByLabelText("Note"), "x".repeat(2001));

  expect(await screen.findByText("At most 2,000 characters; this is 2,001.")).toBeVisible();
  expect(screen.getByLabelText("Note")).not.toHaveAttribute("maxlength");
});

test("the second step begins at its heading, for those who cannot see that it changed", async () => {
  await choose();
  await screen.findByText("16 h, 2 working days");
  await vi.waitFor(() => expect(screen.getByRole("button", { name: "Continue" })).toBeEnabled());

  await userEvent.click(screen.getByRole("button", { name: "Continue" }));

  expect(await screen.findByRole("region", { name: "Check and send" })).toHaveFocus();
});

test("of very many kinds of leave a few are shown, with the one that is chosen, until all are asked for", async () => {
  const kinds = Array.from({ length: 10 }, (_, index) => ({ ...VACATION, id: index + 1, name: `Kind ${index + 1}`, code: `K${index}` }));
  server.use(
    http.get(api("/leaves/categories/"), () => HttpResponse.json(kinds)),
    http.get(api("/leaves/balance/my/"), () => HttpResponse.json([])),
    http.post(api("/leaves/requests/preview/"), () => HttpResponse.json(aPrice())),
  );
  const user = userEvent.setup();
  render(<RequestWizard today="2026-12-01" onClose={vi.fn()} />);
  const group = await screen.findByRole("radiogroup", { name: "Kind of leave" });
  expect(within(group).getAllByRole("radio")).toHaveLength(8);

  await user.click(screen.getByRole("button", { name: "Show all 10" }));
  await user.click(within(group).getByRole("radio", { name: /^Kind 10/ }));
  await user.click(screen.getByRole("button", { name: "Show fewer" }));

  expect(within(group).getAllByRole("radio")).toHaveLength(9);
  expect(within(group).getByRole("radio", { name: /^Kind 10/ })).toBeChecked();
});
