import { useSyncExternalStore } from "react";

export type Toast = { id: number; text: string; tone: "done" | "refused"; undo: (() => unknown) | undefined };

const SHOWN_FOR = 5_000;
const SHOWN_LONGER = 8_000;

let toasts: Toast[] = [];
let lastId = 0;
let isHeld = false;
const timers = new Map<number, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function set(next: Toast[]) {
  toasts = next;
  listeners.forEach((notify) => notify());
}

export function dismiss(id: number) {
  clearTimeout(timers.get(id));
  timers.delete(id);
  set(toasts.filter((toast) => toast.id !== id));
  if (toasts.length === 0) isHeld = false;
}

function countDown({ id, tone, undo }: Toast) {
  const isLong = undo !== undefined || tone === "refused";
  timers.set(id, setTimeout(() => dismiss(id), isLong ? SHOWN_LONGER : SHOWN_FOR));
}

/** Nothing disappears while somebody points at it or has the keyboard in it. */
export function hold() {
  isHeld = true;
  timers.forEach((timer) => clearTimeout(timer));
}

export function release() {
  if (!isHeld) return;
  isHeld = false;
  toasts.forEach(countDown);
}

/**
 * Says that something has happened. What went wrong is said where it went wrong; here (`refused`) only to somebody
 * who has gone on since. `undo` is given only where a call takes the thing back.
 */
export function toast(text: string, { undo, tone = "done" }: { undo?: () => unknown; tone?: Toast["tone"] } = {}) {
  lastId += 1;
  const made = { id: lastId, text, tone, undo };
  set([...toasts, made]);
  if (!isHeld) countDown(made);
}

function subscribe(notify: () => void) {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
}

export const useToasts = (): Toast[] => useSyncExternalStore(subscribe, () => toasts);
