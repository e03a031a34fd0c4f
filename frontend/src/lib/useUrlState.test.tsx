import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLocation, useNavigate } from "react-router";
import { expect, test } from "vitest";

import { render } from "@/testing/render";

import { useUrlState } from "./useUrlState";

function Page() {
  const { number, day, choice, change } = useUrlState();
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <p aria-label="address">{search}</p>
      <p>page {number("page") ?? "none"}</p>
      <p>from {day("from") ?? "none"}</p>
      <p>role {choice("role", ["HR", "ADMIN"]) ?? "none"}</p>
      <button
        onClick={() => {
          change({ search: "linh" });
          change({ ordering: "hours" });
        }}
      >
        Both
      </button>
      <button onClick={() => change({ person: 7 }, { push: true })}>Open</button>
      <button onClick={() => change({ person: 8 }, { push: true })}>Next</button>
      <button onClick={() => change({ person: undefined }, { push: true })}>Close</button>
      <button onClick={() => void navigate(-1)}>Back</button>
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

const press = async (...names: string[]) => {
  for (const name of names) await userEvent.click(screen.getByRole("button", { name }));
};

test("Back closes what was opened, however many were looked at in it", async () => {
  render(<Page />, { at: "/people?page=3" });

  await press("Open", "Next", "Back");

  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?page=3$/);
});

test("what was opened and closed leaves no step behind", async () => {
  render(<Page />, { at: "/people" });

  await press("Both", "Open", "Close", "Open");
  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?search=linh&ordering=hours&person=7$/);
  await press("Close", "Back");

  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?search=linh&ordering=hours$/);
});

test("what was narrowed while something was open stays when it closes", async () => {
  render(<Page />, { at: "/people?search=linh" });

  await press("Open", "Clear", "Close");

  expect(screen.getByLabelText("address")).toHaveTextContent(/^$/);
});

test("a link straight to something closes to the list", async () => {
  render(<Page />, { at: "/people?person=7" });

  await press("Close");

  expect(screen.getByLabelText("address")).toHaveTextContent(/^$/);
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

test.each([
  ["2026-02-28", "from 2026-02-28"],
  ["2026-02-30", "from none"],
  ["yesterday", "from none"],
])("of the address %s it takes %s", (from, shown) => {
  render(<Page />, { at: `/people?from=${from}` });

  expect(screen.getByText(shown)).toBeVisible();
});

test("what made no sense leaves the address, and what did stays", () => {
  render(<Page />, { at: "/people?page=0&search=linh&role=KING&from=2026-02-30&other=1" });

  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?search=linh&other=1$/);
  expect(screen.getByText("role none")).toBeVisible();
});

test("tidying the address keeps the page of the list, and the step back from what is open", async () => {
  render(<Page />, { at: "/people?page=3&role=KING" });
  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?page=3$/);

  await press("Open", "Back");

  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?page=3$/);
});
