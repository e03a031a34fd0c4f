import { useSyncExternalStore } from "react";

const narrow = () => window.matchMedia("(width < 48rem)");

function subscribe(notify: () => void) {
  const query = narrow();
  query.addEventListener("change", notify);
  return () => query.removeEventListener("change", notify);
}

/** A phone's width, the same as in the style sheets. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches);
