import { keptChoice } from "./keptChoice";

export type SchemeChoice = "system" | "light" | "dark";

const kept = keptChoice<SchemeChoice>("leave.scheme", ["system", "light", "dark"]);
const system = () => window.matchMedia("(prefers-color-scheme: dark)");

export const useSchemeChoice = kept.useChoice;

export function chooseScheme(choice: SchemeChoice) {
  kept.choose(choice);
  applyScheme();
}

function applyScheme() {
  const choice = kept.read();
  const dark = choice === "dark" || (choice === "system" && system().matches);
  document.documentElement.dataset["scheme"] = dark ? "dark" : "light";
}

/** Follows the system while it runs; the first scheme is set by assets/scheme-1.js before the first paint. */
export function followSystemScheme() {
  system().addEventListener("change", applyScheme);
}
