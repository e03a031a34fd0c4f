import { expect, test } from "vitest";

import { addHours, daysAndHours, plainHours, signedHours } from "./formatHours";

test("hours are whole days of eight and the rest in quarters", () => {
  expect(daysAndHours("74.25")).toEqual({ days: 9, hours: 2.25 });
  expect(daysAndHours("80.00")).toEqual({ days: 10, hours: 0 });
  expect(daysAndHours("3.75")).toEqual({ days: 0, hours: 3.75 });
});

test("figures are written without needless zeros, and ledger figures with their sign", () => {
  expect(plainHours("7.50")).toBe("7.5");
  expect(plainHours("7.50", "vi-VN")).toBe("7,5");
  expect([signedHours("8.00"), signedHours("-8.00"), signedHours("0.00")]).toEqual(["+8", "−8", "0"]);
});

test("decimal strings add up exactly", () => {
  expect(addHours("0.10", "0.20")).toBe("0.30");
  expect(addHours("80.00", "-7.75")).toBe("72.25");
});
