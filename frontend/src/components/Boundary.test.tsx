import { useSuspenseQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Link, useSearchParams } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";

import { Problem } from "@/api/problem";
import { render } from "@/testing/render";

import { Boundary } from "./Boundary";

let refused = new Set<string>();

// React reports each caught failure there.
beforeEach(() => vi.spyOn(console, "error").mockImplementation(() => undefined));

function Pages() {
  const page = useSearchParams()[0].get("page") ?? "1";
  const { data } = useSuspenseQuery({
    queryKey: ["pages", page],
    queryFn: () => (refused.has(page) ? Promise.reject(new Problem(404, { code: "no_page", detail: `No page ${page}` })) : `Page ${page}`),
  });
  return <p>{data}</p>;
}

const show = () =>
  render(
    <>
      <Link to="?page=2">Next</Link>
      <Boundary skeleton={<p>Loading</p>}>
        <Pages />
      </Boundary>
    </>,
    { at: "/?page=9" },
  );

test("what one address was refused is forgotten at the next", async () => {
  refused = new Set(["9"]);
  show();
  expect(await screen.findByRole("alert")).toHaveTextContent("No page 9");

  await userEvent.click(screen.getByRole("link", { name: "Next" }));

  expect(await screen.findByText("Page 2")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the same address is asked for again only when somebody says so", async () => {
  refused = new Set(["9"]);
  show();
  expect(await screen.findByRole("alert")).toHaveTextContent("No page 9");
  refused = new Set();

  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText("Page 9")).toBeVisible();
});
