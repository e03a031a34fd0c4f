import { useSyncExternalStore } from "react";

const STORED = "leave.single-keys";
const OFF = "off";
const listeners = new Set<() => void>();

const areOn = () => localStorage.getItem(STORED) !== OFF;

/** Single letters may clash with what speech and other tools type: they can be switched off (WCAG 2.1.4). */
export function switchSingleKeys(on: boolean) {
  if (on) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, OFF);
  listeners.forEach((notify) => notify());
}

export const useSingleKeys = (): boolean =>
  useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, areOn);
