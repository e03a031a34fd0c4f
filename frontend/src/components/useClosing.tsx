import { lazy, type ReactNode, Suspense, useState } from "react";

const DiscardDialog = lazy(async () => ({ default: (await import("./DiscardDialog")).DiscardDialog }));

type Options = {
  isDirty: () => boolean;
  /** It is being sent: its answer, a password perhaps, is shown nowhere else. */
  isBusy?: boolean;
  onClose: () => void;
};

/** Closes a form, but not under a command on its way, and not over what was typed without asking. */
export function useClosing({ isDirty, isBusy = false, onClose }: Options): { close: () => void; question: ReactNode } {
  const [isAsking, setIsAsking] = useState(false);
  const close = () => {
    if (isBusy) return;
    if (isDirty()) setIsAsking(true);
    else onClose();
  };
  const question = isAsking && (
    <Suspense>
      <DiscardDialog onKeep={() => setIsAsking(false)} onDiscard={onClose} />
    </Suspense>
  );
  return { close, question };
}
