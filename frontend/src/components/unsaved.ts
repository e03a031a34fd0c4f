import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from "react";

import { type Leave, useLeaving } from "./useClosing";

/** What would be lost: something typed, or the answer to something sent. */
type Risk = "typed" | "sending";
type Around = { add: (risk: Risk) => () => void; leave: Leave };

const Unsaved = createContext<Around>({ add: () => () => undefined, leave: (go) => go() });

export const UnsavedProvider = Unsaved.Provider;

/** For what holds forms: it goes on, or asks first where one of them has something unsaved. */
export function useUnsavedWithin(): { around: Around; leave: Leave; question: ReactNode } {
  const { add, ...risks } = useRisks();
  const { leave, question } = useLeaving(risks);
  return { around: { add, leave }, leave, question };
}

function useRisks() {
  const risks = useRef<Risk[]>([]);
  return useMemo(() => {
    const add = (risk: Risk) => {
      risks.current.push(risk);
      return () => void risks.current.splice(risks.current.indexOf(risk), 1);
    };
    return { add, isDirty: () => risks.current.includes("typed"), isBusy: () => risks.current.includes("sending") };
  }, []);
}

/** For a form: what is around it does not go without asking. */
export function useUnsaved({ isTyped, isSending }: { isTyped: boolean; isSending: boolean }) {
  const { add } = use(Unsaved);
  useEffect(() => (isTyped ? add("typed") : undefined), [add, isTyped]);
  useEffect(() => (isSending ? add("sending") : undefined), [add, isSending]);
}

/** For what takes a form away from within: another tab of the same sheet, or its own "Cancel". */
export const useLeave = (): Leave => use(Unsaved).leave;
