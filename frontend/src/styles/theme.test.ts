import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const SOURCES = resolve("src");
const THEME = "styles/theme.ts";

const read = (path: string) => readFileSync(join(SOURCES, path), "utf8");

test("colours and pixels are written in the theme and nowhere else", () => {
  const offenders = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|css)$/.test(path) && path !== THEME && !/\.test\.tsx?$|schema\.d\.ts/.test(path))
    .filter((path) => /#[0-9a-f]{3,8}\b(?!\/)|\b\d+px\b|rgba?\(|hsla?\(/i.test(read(path).replaceAll(/"#\/\w+/g, "")));

  expect(offenders).toEqual([]);
});

test("every custom property that a style sheet uses is a token, or of the sheet's own making", async () => {
  const { colourVariables, sharedVariables } = await import("./theme");
  const tokens = Object.keys({ ...sharedVariables, ...colourVariables.light });
  const unknown = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".css"))
    .flatMap((path) => {
      const known = new Set([...tokens, ...names(read(path), /--([\w-]+)\s*:/g)]);
      return names(read(path), /var\(--([\w-]+)/g).filter((name) => !known.has(name));
    });

  expect(unknown).toEqual([]);
  expect(Object.keys(colourVariables.dark)).toEqual(Object.keys(colourVariables.light));
});

test("every token is used, in a style sheet, by a component or in Ant Design's words", async () => {
  const { colourVariables, sharedVariables } = await import("./theme");
  const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|css)$/.test(path))
    .map(read)
    .join("\n");
  const isUsed = (name: string) =>
    [`var(--${name})`, `c["${name}"]`, `c.${name}`].some((use) => sources.includes(use)) || name.startsWith("avatar-");

  expect(Object.keys({ ...sharedVariables, ...colourVariables.light }).filter((name) => !isUsed(name))).toEqual([]);
});

const names = (sheet: string, pattern: RegExp) => [...sheet.matchAll(pattern)].map(([, name = ""]) => name);
