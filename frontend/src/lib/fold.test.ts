import { expect, test } from "vitest";

import { fold } from "./fold";

test.each([
  ["Hồ Chí Minh", "ho chi minh"],
  ["Đà Nẵng", "da nang"],
  ["Zürich", "zurich"],
])("%s is found by %s", (name, typed) => {
  expect(fold(name)).toBe(typed);
});
