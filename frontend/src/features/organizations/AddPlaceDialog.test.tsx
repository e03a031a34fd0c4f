import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { render } from "@/testing/render";

import { AddPlaceDialog } from "./AddPlaceDialog";
import type { PlaceView } from "./usePlaceView";

function open() {
  const close = vi.fn();
  const view = { adding: "company", at: undefined, close, narrow: vi.fn() } as unknown as PlaceView;
  render(<AddPlaceDialog view={view} entity={undefined} />);
  return { user: userEvent.setup(), close };
}

test("asks before a company that was being typed is thrown away", async () => {
  const { user, close } = open();
  await user.type(await screen.findByLabelText("Name"), "Zeta");

  await user.keyboard("{Escape}");

  await user.click(await screen.findByRole("button", { name: "Close and lose it" }));
  expect(close).toHaveBeenCalledOnce();
});

test("closes at once where nothing was typed", async () => {
  const { user, close } = open();
  await screen.findByLabelText("Name");

  await user.click(screen.getByRole("button", { name: "Close" }));

  expect(close).toHaveBeenCalledOnce();
});
