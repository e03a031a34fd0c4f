import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "@/api/types";
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
    <Modal
      open
      title={t("reset.title", { name })}
      okText={t("reset.confirm")}
      okButtonProps={{ loading: reset.isPending }}
      cancelText={t("translation:common.cancel")}
      onOk={() => reset.mutate(undefined, { onSuccess: (answer) => setPassword(answer.password) })}
      onCancel={onClose}
    >
      <p>{t("reset.text")}</p>
      <PersonRefusal problem={reset.error} onReload={onClose} />
    </Modal>
  );
}
