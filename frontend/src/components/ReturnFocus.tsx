import { type ReactNode, useLayoutEffect } from "react";

/** Around what opens over the page: when it goes, the focus is again where it came from. */
export function ReturnFocus({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement) before.focus();
      });
    };
  }, []);
  return children;
}
