import { act, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Problem } from "@/api/problem";
import { render } from "@/testing/render";

import { ProblemAlert } from "./ProblemAlert";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const pass = async (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) await act(() => vi.advanceTimersByTimeAsync(1000));
};

test("counts the seconds down until another attempt is allowed, and leaves it to the person", async () => {
  const onRetry = vi.fn();
  render(<ProblemAlert problem={new Problem(429, { code: "throttled" }, 3)} onRetry={onRetry} />);

  expect(screen.getByRole("timer")).toHaveTextContent("Try again in 3 seconds.");
  await pass(2);
  expect(screen.getByRole("timer")).toHaveTextContent("Try again in 1 second.");
  await pass(1);

  expect(screen.getByText("You can try again now.")).toBeVisible();
  expect(onRetry).not.toHaveBeenCalled();
});

test("asks a busy server again by itself, once", async () => {
  const onRetry = vi.fn();
  render(<ProblemAlert problem={new Problem(503, { code: "service_unavailable" }, 2)} onRetry={onRetry} />);

  expect(screen.getByRole("timer")).toHaveTextContent("Tries again by itself in 2 seconds.");
  await pass(5);

  expect(onRetry).toHaveBeenCalledOnce();
});

test("a second busy answer counts down anew, and is asked again too", async () => {
  const onRetry = vi.fn();
  const busy = () => new Problem(503, { code: "service_unavailable" }, 2);
  function StaysBusy() {
    const [problem, setProblem] = useState(busy);
    onRetry.mockImplementation(() => setProblem(busy()));
    return <ProblemAlert problem={problem} onRetry={onRetry} />;
  }
  render(<StaysBusy />);

  await pass(2);
  expect(onRetry).toHaveBeenCalledOnce();
  expect(screen.getByRole("timer")).toHaveTextContent("Tries again by itself in 2 seconds.");
  await pass(2);

  expect(onRetry).toHaveBeenCalledTimes(2);
});

test("does nothing by itself where the button does something else than try again", async () => {
  const onRetry = vi.fn();
  render(<ProblemAlert problem={new Problem(503, { code: "service_unavailable" }, 2)} onRetry={onRetry} retryLabel="Reload" />);

  await pass(3);

  expect(screen.getByText("You can try again now.")).toBeVisible();
  expect(onRetry).not.toHaveBeenCalled();
});

test("offers to reload what somebody else changed", () => {
  render(<ProblemAlert problem={new Problem(412, { code: "version_conflict" })} onRetry={vi.fn()} />);

  expect(screen.getByRole("button", { name: "Reload" })).toBeVisible();
});
