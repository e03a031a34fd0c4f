import { expect, test } from "vitest";

import { matches } from "./match";

test("every word that is typed begins a word of the text", () => {
  expect(matches("req le", "Request leave")).toBe(true);
  expect(matches("leave req", "Request leave")).toBe(true);
  expect(matches("quest", "Request leave")).toBe(false);
  expect(matches("", "Request leave")).toBe(true);
});

test("Vietnamese is found with and without its marks", () => {
  expect(matches("phe duyet", "Phê duyệt")).toBe(true);
  expect(matches("Đăng", "Đăng xuất")).toBe(true);
  expect(matches("dang xuat", "Đăng xuất")).toBe(true);
});
