import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { render } from "@/testing/render";

import { useApprovalKeys } from "./useApprovalKeys";

function Keys({ isOn, approve }: { isOn: boolean; approve: () => void }) {
  useApprovalKeys(isOn, { a: approve });
  return <input aria-label="Search" />;
}

test("a letter acts on the page, and is a letter in a field", async () => {
  const user = userEvent.setup();
  const approve = vi.fn();
  render(<Keys isOn approve={approve} />);

  await user.type(screen.getByLabelText("Search"), "anna");
  expect(approve).not.toHaveBeenCalled();

  await user.click(document.body);
  await user.keyboard("a");
  expect(approve).toHaveBeenCalledOnce();
});

test("a letter with a modifier belongs to the browser", async () => {
  const user = userEvent.setup();
  const approve = vi.fn();
  render(<Keys isOn approve={approve} />);

  await user.keyboard("{Control>}a{/Control}{Meta>}a{/Meta}");

  expect(approve).not.toHaveBeenCalled();
});

test("keys that are switched off do nothing", async () => {
  const user = userEvent.setup();
  const approve = vi.fn();
  render(<Keys isOn={false} approve={approve} />);

  await user.keyboard("a");

  expect(approve).not.toHaveBeenCalled();
});
