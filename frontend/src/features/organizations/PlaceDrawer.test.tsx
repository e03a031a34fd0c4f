import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Company } from "@/api/types";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { PlaceDrawer } from "./PlaceDrawer";
import type { PlaceView } from "./usePlaceView";

const ACME = {
  id: 1,
  entity_name: "Acme",
  email_domains: [],
  is_active: true,
  counts: { locations: 1, departments: 2, users: 3 },
} as unknown as Company;

test("asks before a name that was being typed is thrown away, and not once it is saved", async () => {
  tokens.store("token");
  server.use(http.put(api("/organizations/entities/1/"), () => HttpResponse.json({ ...ACME, entity_name: "Acme Zeta" })));
  const close = vi.fn();
  render(<PlaceDrawer entity={1} company={ACME} view={{ company: 1, close } as unknown as PlaceView} />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("Name"), " Zeta");

  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Go on editing" }));
  expect(close).not.toHaveBeenCalled();

  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Saved");
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
});
