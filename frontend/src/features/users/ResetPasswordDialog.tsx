import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "@/api/types";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { fullName } from "@/lib/fullName";

import { OneTimePassword } from "./OneTimePassword";
import { PersonRefusal } from "./PersonRefusal";
import { useResetPassword } from "./userCommands";

type Props = { user: User; onClose: () => void };

export function ResetPasswordDialog({ user, onClose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const [password, setPassword] = useState<string>();
  const reset = useResetPassword(user);
  const name = fullName(user);
  if (password) {
    return (
      <OneTimePassword
        title={t("reset.done", { name })}
        text={t("reset.once", { email: user.email })}
        password={password}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t("reset.title", { name })}
      words={{ keep: t("translation:common.cancel"), go: t("reset.confirm") }}
      isPending={reset.isPending}
      onConfirm={() => reset.mutate(undefined, { onSuccess: (answer) => setPassword(answer.password) })}
      onClose={onClose}
    >
      <p>{t("reset.text")}</p>
      <PersonRefusal problem={reset.error} onReload={onClose} />
    </ConfirmDialog>
  );
}
