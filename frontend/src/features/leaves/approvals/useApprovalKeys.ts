import { useEffect, useEffectEvent } from "react";

import { useSingleKeys } from "@/lib/singleKeys";

type Keys = Record<string, () => unknown>;

/** Single-letter keys, unless they are switched off, somebody is writing, in a dialog, or holds a modifier. */
export function useApprovalKeys(isOn: boolean, keys: Keys) {
  const areWanted = useSingleKeys();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key];
    // A key held down must not decide request after request.
    if (!act || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!isOn || !areWanted) return undefined;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [isOn, areWanted]);
}

const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const DIALOGS = "dialog[open], [role=dialog]";

const isElsewhere = (target: EventTarget | null) =>
  document.querySelector(DIALOGS) !== null || (target instanceof HTMLElement && target.closest(FIELDS) !== null);
