import { lazy, type ReactNode, Suspense, useState } from "react";

const DiscardDialog = lazy(async () => ({ default: (await import("./DiscardDialog")).DiscardDialog }));

type State = {
  isDirty: () => boolean;
  /** It is being sent: its answer, a password perhaps, is shown nowhere else. */
  isBusy: () => boolean;
};
export type Leave = (go: () => void) => void;

/** Goes on, but not under a command on its way, and not over what was typed without asking. */
export function useLeaving({ isDirty, isBusy }: State): { leave: Leave; question: ReactNode } {
  const [asked, setAsked] = useState<{ go: () => void }>();
  const leave: Leave = (go) => {
    if (isBusy()) return;
    if (isDirty()) setAsked({ go });
    else go();
  };
  const keep = () => setAsked(undefined);
  const discard = () => {
    keep();
    asked?.go();
  };
  const question = asked && (
    <Suspense>
      <DiscardDialog onKeep={keep} onDiscard={discard} />
    </Suspense>
  );
  return { leave, question };
}

type Options = Pick<State, "isDirty"> & { isBusy?: boolean; onClose: () => void };

/** Closes a form that knows by itself what was typed. */
export function useClosing({ isDirty, isBusy = false, onClose }: Options): { close: () => void; question: ReactNode } {
  const { leave, question } = useLeaving({ isDirty, isBusy: () => isBusy });
  return { close: () => leave(onClose), question };
}
