import { useSyncExternalStore } from "react";

import { oneOf } from "./oneOf";

/** A choice that this device remembers, and that every place showing it follows. The usual one leaves no trace. */
export function keptChoice<Choice extends string>(name: string, choices: readonly [usual: Choice, ...others: Choice[]]) {
  const [usual] = choices;
  const listeners = new Set<() => void>();
  const read = () => oneOf(choices, localStorage.getItem(name)) ?? usual;
  const subscribe = (notify: () => void) => {
    listeners.add(notify);
    return () => {
      listeners.delete(notify);
    };
  };
  return {
    read,
    choose: (choice: Choice) => {
      if (choice === usual) localStorage.removeItem(name);
      else localStorage.setItem(name, choice);
      listeners.forEach((notify) => notify());
    },
    useChoice: (): Choice => useSyncExternalStore(subscribe, read),
  };
}
