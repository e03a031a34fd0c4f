import { extractStyle } from "@ant-design/static-style-extract";
import { ConfigProvider, theme } from "antd";
import { createElement, type ReactNode } from "react";
import type { Plugin } from "vite";

import { antTheme, colourVariables, type Scheme, sharedVariables } from "../src/styles/theme.ts";

/** Every Ant Design component the client renders. One that is missing shows up unstyled. */
const COMPONENTS = ["Button", "Drawer", "Form", "Input", "Modal", "Select", "Tooltip"];

const SHEETS = { "virtual:theme.css": ownVariables, "virtual:theme-antd.css": antSheets };
type Sheet = keyof typeof SHEETS;

const isSheet = (id: string): id is Sheet => id in SHEETS;

/** The style sheets of our theme, made at build time, so that the page injects no styles while it runs. */
export function themeStyles(): Plugin {
  return {
    name: "theme-styles",
    resolveId: (id) => (isSheet(id) ? `\0${id}` : undefined),
    load: (id) => (isSheet(id.slice(1)) ? SHEETS[id.slice(1) as Sheet]() : undefined),
  };
}

function antSheets(): string {
  const light = antSheet("light");
  return `${light}\n${onScreen(darkOnly(light, antSheet("dark")))}`;
}

function ownVariables(): string {
  const light = `:root{${declarations(sharedVariables)}${declarations(colourVariables.light)}color-scheme:light}`;
  return light + onScreen(`:root[data-scheme=dark]{${declarations(colourVariables.dark)}color-scheme:dark}`);
}

/** Paper is white: what is printed is light, whatever the screen shows. */
const onScreen = (rules: string) => `@media screen{${rules}}`;

const declarations = (variables: Record<string, string>) =>
  Object.entries(variables)
    .map(([name, value]) => `--${name}:${value};`)
    .join("");

/** Rules of nested providers carry a generated key; nothing in the browser ever has it. */
const GENERATED_KEY = /[^{}]*\.css-var-_R_[^{}]*\{[^{}]*\}/g;

/** Bare links are ours to style; the library would reset them each time a sheet arrives. */
const BARE_LINK = /(?<=^|\})a(?::[\w-]+)?\{[^{}]*\}/g;

function antSheet(scheme: Scheme): string {
  const algorithm = scheme === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm;
  const provide = (node: ReactNode) =>
    createElement(ConfigProvider, { theme: { ...antTheme(scheme), algorithm } }, node);
  return extractStyle({ includes: COMPONENTS, customTheme: provide as never }).replace(GENERATED_KEY, "").replace(BARE_LINK, "");
}

/** Both sheets share their rules; only the values of custom properties differ, and only those are kept. */
function darkOnly(lightSheet: string, darkSheet: string): string {
  const known = new Map(variableBlocks(lightSheet));
  return variableBlocks(darkSheet)
    .map(([selector, block]) => {
      const before = new Set(known.get(selector)?.split(";"));
      const changed = block.split(";").filter((declaration) => declaration && !before.has(declaration));
      const scoped = selector
        .split(",")
        .map((part) => `:root[data-scheme=dark] ${part.trim()}`)
        .join(",");
      return changed.length > 0 ? `${scoped}{${changed.join(";")}}` : "";
    })
    .join("");
}

function variableBlocks(sheet: string): [string, string][] {
  return [...sheet.matchAll(/([^{}]+)\{((?:--[\w-]+:[^;{}]*;?)+)\}/g)].map(([, selector = "", block = ""]) => [
    selector.trim(),
    block,
  ]);
}
