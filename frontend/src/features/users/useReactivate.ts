import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import type { User } from "@/api/types";
import { fullName } from "@/lib/fullName";
import { newKey } from "@/lib/newKey";
import { useProblemText } from "@/lib/problemText";
import { toast } from "@/lib/toasts";

import { useReactivatePerson } from "./userCommands";

/** Brings an account back, and says so; also as the undo of a deactivation. */
export function useReactivate() {
  const { t } = useTranslation("people");
  const words = useProblemText();
  const { mutateAsync, isPending, error } = useReactivatePerson();
  const bringBack = async (user: User) => {
    await mutateAsync({ key: newKey(), user });
    toast(t("reactivate.done", { name: fullName(user) }));
  };
  const offerUndo = (user: User, text: string) =>
    toast(text, {
      // The dialog has gone by then: a refusal has nowhere else to be said.
      undo: () =>
        void bringBack(user).catch((problem: unknown) =>
          toast(t("reactivate.failed", { name: fullName(user), reason: words(Problem.from(problem)).title })),
        ),
    });
  return { bringBack: (user: User) => void bringBack(user).catch(() => undefined), offerUndo, isPending, error };
}
