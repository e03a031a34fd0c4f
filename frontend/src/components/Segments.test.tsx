import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";

import { render } from "@/testing/render";

import { Segments } from "./Segments";

const OPTIONS = [
  { value: "month", label: "Month" },
  { value: "team", label: "Team" },
];

function Views() {
  const [value, setValue] = useState("month");
  return <Segments aria-label="View" value={value} onChange={setValue} options={OPTIONS} />;
}

test("one of a group is chosen by pressing it, or by the arrows", async () => {
  render(<Views />);
  expect(screen.getByRole("radiogroup", { name: "View" })).toBeVisible();

  await userEvent.click(screen.getByText("Team"));
  expect(screen.getByRole("radio", { name: "Team" })).toBeChecked();
  await userEvent.keyboard("{ArrowLeft}");

  expect(screen.getByRole("radio", { name: "Month" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "Team" })).not.toBeChecked();
});
