import { useSyncExternalStore } from "react";

export type Toast = { id: number; text: string };

const SHOWN_FOR = 5_000;

let toasts: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Toast[]) {
  toasts = next;
  listeners.forEach((notify) => notify());
}

export const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id));

/** Says that something has happened. What went wrong is said where it went wrong, not here. */
export function toast(text: string) {
  lastId += 1;
  const id = lastId;
  set([...toasts, { id, text }]);
  setTimeout(() => dismiss(id), SHOWN_FOR);
}

function subscribe(notify: () => void) {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
}

export const useToasts = (): Toast[] => useSyncExternalStore(subscribe, () => toasts);
