import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";

import type { DayRange } from "@/lib/dayRange";
import { aPrice } from "@/testing/builders";
import { render } from "@/testing/render";

import { RangeCalendar } from "./RangeCalendar";

function Calendar() {
  const [month, setMonth] = useState("2026-12");
  const [range, setRange] = useState<DayRange>();
  return (
    <>
      <RangeCalendar
        month={month}
        onMonth={setMonth}
        range={range}
        onRange={setRange}
        today="2026-12-22"
        known={aPrice()}
      />
      <output>{range && `${range.start} to ${range.end}`}</output>
    </>
  );
}

const day = (name: RegExp) => screen.getByRole("gridcell", { name });

test("two presses choose the first and the last day, in either order", async () => {
  const user = userEvent.setup();
  render(<Calendar />);

  await user.click(day(/28 December/));
  await user.click(day(/24 December/));

  expect(screen.getByText("2026-12-24 to 2026-12-28")).toBeVisible();
});

test("arrows move, Shift with arrows extends, across the end of the month", async () => {
  const user = userEvent.setup();
  render(<Calendar />);

  day(/22 December/).focus();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByText("2026-12-29 to 2026-12-29")).toBeVisible();
  await user.keyboard("{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}");

  expect(screen.getByText("2026-12-29 to 2027-01-01")).toBeVisible();
  expect(screen.getByRole("grid", { name: "January 2027" })).toBeVisible();
});

test("a day says in words what its colour shows", () => {
  render(<Calendar />);

  expect(day(/25 December/)).toHaveAccessibleName("Friday, 25 December 2026, Christmas Day");
  expect(day(/26 December/)).toHaveAccessibleName("Saturday, 26 December 2026, weekend");
  expect(day(/22 December/)).toHaveAccessibleName("Tuesday, 22 December 2026, today");
});
