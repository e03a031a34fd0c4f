import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import { newKey } from "@/lib/newKey";
import { useProblemText } from "@/lib/problemText";
import { toast } from "@/lib/toasts";

import { type PlaceKind, type Switched, useChangePlace, useDeactivatePlace, useReactivateCompany } from "./organizationCommands";

/** Switching a place off and on again, each said aloud; off has a way back. */
export function useSwitch(kind: PlaceKind, id: number, name: string) {
  const { t } = useTranslation("organization");
  const words = useProblemText();
  const off = useDeactivatePlace(kind, id);
  const change = useChangePlace(kind, id);
  const bringBack = useReactivateCompany(id);
  const isCompany = kind === "entities";

  const sayOn = ({ cascade }: Partial<Switched>) =>
    toast(
      cascade
        ? t("reactivate.doneCompany", {
            name,
            locations: t("counts.locations", { count: cascade.locations }),
            departments: t("counts.departments", { count: cascade.departments }),
          })
        : t("reactivate.done", { name }),
    );
  const switchOn = () =>
    isCompany
      ? bringBack.mutateAsync({ key: newKey() }).then(sayOn)
      : change.mutateAsync({ key: newKey(), values: { is_active: true } }).then(() => sayOn({}));

  return {
    isPending: off.isPending || change.isPending || bringBack.isPending,
    problem: off.error ?? change.error ?? bringBack.error,
    on: () => void switchOn().catch(() => undefined),
    off: (key: string, onDone: () => void) =>
      off.mutate(
        { key },
        {
          onSuccess: () => {
            toast(t("deactivate.done", { name }), {
              undo: () =>
                void switchOn().catch((problem: unknown) => toast(t("undoFailed", { reason: words(Problem.from(problem)).title }))),
            });
            onDone();
          },
        },
      ),
  };
}
