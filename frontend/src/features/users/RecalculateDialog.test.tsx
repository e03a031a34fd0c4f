import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { RecalculateDialog } from "./RecalculateDialog";

beforeEach(() => tokens.store("token"));

test("shows what would change and who keeps the old allocation before it runs", async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  server.use(
    http.post(api("/leaves/balance/recalculate/"), async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ changed: 3, refused: [{ user: { id: 9, name: "Bao Vo" }, shortfall: "12.00" }] });
    }),
  );
  render(<RecalculateDialog thisYear={2026} onClose={vi.fn()} />);

  expect(await screen.findByText("3 balances will change.")).toBeVisible();
  expect(screen.getByText("Bao Vo")).toBeVisible();
  expect(screen.getByText("1 day 4 h short")).toBeVisible();
  expect(asked).toEqual([{ year: 2026, dry_run: true }]);

  await user.click(screen.getByRole("button", { name: "Recalculate" }));

  expect(await screen.findByText("3 balances recalculated.")).toBeVisible();
  expect(asked).toContainEqual({ year: 2026, dry_run: false });
});
