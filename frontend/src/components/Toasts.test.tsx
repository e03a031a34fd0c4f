import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { dismiss, toast } from "@/lib/toasts";
import { render } from "@/testing/render";

const MOMENT = 10_000;

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  act(() => Array.from({ length: 99 }, (_, id) => id).forEach(dismiss));
  vi.useRealTimers();
});

const pass = (time: number) => act(() => vi.advanceTimersByTimeAsync(time));

test("a toast is said politely and goes by itself", async () => {
  render(<p>Page</p>);

  act(() => toast("Saved"));
  expect(screen.getByRole("status")).toHaveTextContent("Saved");
  await pass(MOMENT);

  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

test("a toast stays while it is pointed at", async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  render(<p>Page</p>);
  act(() => toast("Saved"));

  await user.hover(screen.getByText("Saved"));
  await pass(MOMENT);
  expect(screen.getByText("Saved")).toBeVisible();

  await user.unhover(screen.getByText("Saved"));
  await pass(MOMENT);
  expect(screen.queryByText("Saved")).not.toBeInTheDocument();
});

test("undo takes the thing back once, and only where it can be taken back", async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const undo = vi.fn();
  render(<p>Page</p>);
  act(() => {
    toast("Saved");
    toast("Marked as read", { undo });
  });

  await user.click(screen.getByRole("button", { name: "Undo" }));

  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText("Marked as read")).not.toBeInTheDocument();
  expect(screen.getByText("Saved")).toBeVisible();
});
