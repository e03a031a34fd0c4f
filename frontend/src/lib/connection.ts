import { useSyncExternalStore } from "react";

type Connection = "fine" | "offline" | "unreachable";

let isReached = true;
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

/** Every answer and every silence of the server tells something about the line. */
export function noteAnswer(reached: boolean) {
  if (reached === isReached) return;
  isReached = reached;
  notify();
}

function connection(): Connection {
  if (!navigator.onLine) return "offline";
  return isReached ? "fine" : "unreachable";
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, connection);
