import { expect, test } from "vitest";

type Texts = { default: object };

const files = import.meta.glob<Texts>("./*/*.json", { eager: true });
const namespaces = Object.keys(files)
  .filter((path) => path.startsWith("./en/"))
  .map((path) => path.slice("./en/".length));
const read = (language: string, namespace: string) => files[`./${language}/${namespace}`]?.default ?? {};

/** Vietnamese has no singular, and words the server's refusals which English leaves to the server. */
const OWN = /_one$|^problems\./;

function keysOf(texts: object, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const at = (texts: object, key: string) => key.split(".").reduce<unknown>((node, part) => (node as never)[part], texts);
const common = (texts: object) => keysOf(texts).filter((key) => !OWN.test(key)).sort();

test.each(namespaces)("both languages say the same things in %s", (namespace) => {
  expect(common(read("vi", namespace))).toEqual(common(read("en", namespace)));
});

test.each(namespaces)("both languages name the same facts in %s", (namespace) => {
  const [en, vi] = [read("en", namespace), read("vi", namespace)];
  const different = common(en).filter(
    (key) => String(placeholders(String(at(en, key)))) !== String(placeholders(String(at(vi, key)))),
  );

  expect(different).toEqual([]);
});
