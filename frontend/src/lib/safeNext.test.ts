import { expect, it } from "vitest";

import { paths } from "./paths";
import { safeNext } from "./safeNext";

it.each(["/my-leaves", "/approvals?request=7", "/calendar?from=2026-03-01", "/people?search=a%20b", "/a//b"])(
  "goes on to %s, a path of our own",
  (next) => {
    expect(safeNext(next)).toBe(next);
  },
);

it.each([
  null,
  "",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "my-leaves",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "/\r\\evil.example",
])("goes to the dashboard instead of %j", (next) => {
  expect(safeNext(next)).toBe(paths.dashboard);
});
