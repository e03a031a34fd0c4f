import { useEffect } from "react";

/** More than dialogs are ever opened over each other. */
const REMEMBERED = 20;

/** When a dialog goes, and the focus with it, the focus is again on what had it last and is still there. */
export function useReturnedFocus() {
  useEffect(() => {
    const visited: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) visited.push(target);
      if (visited.length > REMEMBERED) visited.shift();
    };
    const giveBack = () => {
      if (document.activeElement === document.body) visited.findLast(isThere)?.focus();
    };
    // Dialogs are children of the body. One may follow another at once, or set the focus itself.
    const dialogs = new MutationObserver((changes) => {
      if (changes.some(({ removedNodes }) => removedNodes.length > 0)) requestAnimationFrame(giveBack);
    });
    document.addEventListener("focusin", remember);
    dialogs.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener("focusin", remember);
      dialogs.disconnect();
    };
  }, []);
}

const isThere = (element: HTMLElement) => element.isConnected && !element.matches(":disabled");
