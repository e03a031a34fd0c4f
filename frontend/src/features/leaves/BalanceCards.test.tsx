import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { Balance } from "@/api/types";
import { vacationBalance } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { BalancesNow } from "./BalanceCards";

beforeEach(() => tokens.store("token"));

const NOTHING = { allocated_hours: "0.00", used_hours: "0.00", pending_hours: "0.00", hours: "0.00", available_hours: "0.00" };
const kind = (id: number, hours: Partial<Balance> = NOTHING) =>
  vacationBalance({ category: { id, name: `Kind ${id}`, code: `K${id}` }, ...hours });
const KINDS = [1, 2, 3, 4, 5, 6, 7, 8];

async function namesOf(balances: object[]) {
  server.use(http.get(api("/leaves/overview/"), () => HttpResponse.json({ balances, ahead: [] })));
  render(<BalancesNow year={2026} />);
  await screen.findAllByRole("listitem");
  return shown();
}

const shown = () => screen.getAllByRole("listitem").map((card) => /Kind \d/.exec(card.textContent)?.[0]);

test("of very many kinds of leave those with hours come first, and a press shows the rest", async () => {
  const names = await namesOf(KINDS.map((id) => kind(id, id === 8 ? {} : NOTHING)));
  expect(names).toEqual(["Kind 8", "Kind 1", "Kind 2", "Kind 3", "Kind 4", "Kind 5"]);

  await userEvent.click(screen.getByRole("button", { name: "Show all 8" }));
  expect(shown()).toEqual(KINDS.map((id) => `Kind ${id}`));

  await userEvent.click(screen.getByRole("button", { name: "Show fewer" }));
  expect(shown()).toHaveLength(6);
});

test("a few stay in their order, with hours or without", async () => {
  expect(await namesOf([kind(1), kind(2), kind(3)])).toEqual(["Kind 1", "Kind 2", "Kind 3"]);
  expect(screen.queryByRole("button", { name: /Show/ })).toBeNull();
});
