import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLocation } from "react-router";
import { expect, test } from "vitest";

import { render } from "@/testing/render";

import { useUrlState } from "./useUrlState";

function Page() {
  const { number, change } = useUrlState();
  const { search } = useLocation();
  return (
    <>
      <p aria-label="address">{search}</p>
      <p>page {number("page") ?? "none"}</p>
      <button
        onClick={() => {
          change({ search: "linh" });
          change({ ordering: "hours" });
        }}
      >
        Both
      </button>
      <button onClick={() => change({ person: 7 }, { push: true })}>Open</button>
      <button onClick={() => change({ search: undefined })}>Clear</button>
    </>
  );
}

test("two changes at once are both kept, and start the list anew", async () => {
  render(<Page />, { at: "/people?page=3" });

  await userEvent.click(screen.getByRole("button", { name: "Both" }));

  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?search=linh&ordering=hours$/);
});

test("what opens keeps the page of the list", async () => {
  render(<Page />, { at: "/people?page=3" });

  await userEvent.click(screen.getByRole("button", { name: "Open" }));

  expect(screen.getByLabelText("address")).toHaveTextContent("?page=3&person=7");
  expect(screen.getByText("page 3")).toBeVisible();
});

test("a change without a value leaves the address", async () => {
  render(<Page />, { at: "/people?search=linh&role=HR" });

  await userEvent.click(screen.getByRole("button", { name: "Clear" }));

  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?role=HR$/);
});

test("a page number that is none counts as not there", () => {
  render(<Page />, { at: "/people?page=-1" });

  expect(screen.getByText("page none")).toBeVisible();
});
