import { useSuspenseQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Link, useSearchParams } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";

import { NO_SUCH_PAGE, Problem } from "@/api/problem";
import { render } from "@/testing/render";

import { Boundary } from "./Boundary";

let refused = new Set<string>();
let refusal = new Problem(500, {});

// React reports each caught failure there.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  refusal = new Problem(400, { code: "no_page", detail: "No page 9" });
});

function Pages() {
  const page = useSearchParams()[0].get("page") ?? "1";
  const { data } = useSuspenseQuery({
    queryKey: ["pages", page],
    queryFn: () => (refused.has(page) ? Promise.reject(refusal) : `Page ${page}`),
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

test("a page that has gone leads to the first", async () => {
  refused = new Set(["9"]);
  refusal = new Problem(404, { code: NO_SUCH_PAGE });
  show();

  expect(await screen.findByText("Page 1")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what does not exist is not offered for another attempt", async () => {
  refused = new Set(["9"]);
  refusal = new Problem(404, { code: "not_found" });
  show();

  expect(await screen.findByRole("alert")).toHaveTextContent("This does not exist, or is not yours to see.");
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});
