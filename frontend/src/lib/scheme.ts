import { useSyncExternalStore } from "react";

export type SchemeChoice = "system" | "light" | "dark";

const STORED = "leave.scheme";
const system = () => window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

export function schemeChoice(): SchemeChoice {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function chooseScheme(choice: SchemeChoice) {
  if (choice === "system") localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, choice);
  applyScheme();
  listeners.forEach((notify) => notify());
}

function applyScheme() {
  const choice = schemeChoice();
  const dark = choice === "dark" || (choice === "system" && system().matches);
  document.documentElement.dataset["scheme"] = dark ? "dark" : "light";
}

/** Follows the system while it runs; the first scheme is set by assets/scheme-1.js before the first paint. */
export function followSystemScheme() {
  system().addEventListener("change", applyScheme);
}

export const useSchemeChoice = (): SchemeChoice =>
  useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, schemeChoice);
