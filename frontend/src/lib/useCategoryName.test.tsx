import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";

import { render } from "@/testing/render";

import { speak } from "./i18n";
import { useCategoryName } from "./useCategoryName";

afterEach(() => speak("en"));

const seen = new Set<unknown>();

function Page() {
  const [count, setCount] = useState(0);
  seen.add(useCategoryName());
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {count}
    </button>
  );
}

test("stays the same from one render to the next, so that what is made of it is kept", async () => {
  render(<Page />);

  await userEvent.click(screen.getByRole("button", { name: "0" }));

  expect(screen.getByRole("button", { name: "1" })).toBeVisible();
  expect(seen.size).toBe(1);
});

function Named(category: { code: string; name: string }) {
  return <p>{useCategoryName()(category)}</p>;
}

test("another language names a category by its code, and asks nobody for it", async () => {
  await speak("vi");

  render(
    <>
      <Named code="SICK" name="Sick leave" />
      <Named code="VOLUNTEERING" name="Volunteering" />
    </>,
  );

  expect(screen.getByText("Nghỉ ốm")).toBeVisible();
  expect(screen.getByText("Volunteering")).toBeVisible();
});
