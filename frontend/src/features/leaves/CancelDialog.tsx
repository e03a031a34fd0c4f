import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";
import { useAmount } from "@/lib/useAmount";

import { useCancelLeave } from "./leaveCommands";

type Props = { leave: LeaveRequest; onClose: () => void };

/** Asks once, and names what comes back. */
export function CancelDialog({ leave, onClose }: Props) {
  const { t } = useTranslation();
  const amount = useAmount();
  const [key] = useState(newKey);
  const cancel = useCancelLeave();
  const send = () =>
    cancel.mutate(
      { key, request: leave },
      {
        onSuccess: () => {
          toast(t("cancel.done", { amount: amount(leave.hours) }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t("cancel.title")}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {t("cancel.keep")}
        </Button>,
        <Button key="cancel" type="primary" danger loading={cancel.isPending} onClick={send}>
          {t("cancel.confirm")}
        </Button>,
      ]}
    >
      <p>{t("cancel.text", { amount: amount(leave.hours), category: leave.category.name })}</p>
      {cancel.error && <ProblemAlert problem={cancel.error} />}
    </Modal>
  );
}
