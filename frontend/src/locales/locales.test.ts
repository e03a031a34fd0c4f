import { expect, test } from "vitest";

import en from "./en.json";
import vi from "./vi.json";

/** Vietnamese has no singular, and words the server's refusals which English leaves to the server. */
const OWN = /_one$|^problems\.|^rules\./;

function keysOf(texts: object, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const at = (texts: object, key: string) => key.split(".").reduce<unknown>((node, part) => (node as never)[part], texts);

test("both languages say the same things", () => {
  const common = (texts: object) => keysOf(texts).filter((key) => !OWN.test(key)).sort();

  expect(common(vi)).toEqual(common(en));
});

test("both languages name the same facts", () => {
  const different = keysOf(en)
    .filter((key) => !OWN.test(key))
    .filter((key) => String(placeholders(String(at(en, key)))) !== String(placeholders(String(at(vi, key)))));

  expect(different).toEqual([]);
});
