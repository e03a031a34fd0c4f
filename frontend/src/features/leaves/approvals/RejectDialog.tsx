import { Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { useClosing } from "@/components/useClosing";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { newKey } from "@/lib/newKey";
import { useCategoryName } from "@/lib/useCategoryName";

import { useRejectLeave, useReloadLeave } from "../leaveCommands";
import { remedyOf } from "../remedy";
import { ReasonField, type ReasonForm } from "./ReasonField";
import styles from "./RejectDialog.module.css";

type Props = { request: LeaveRequest; onClose: () => void; onRejected?: () => void };

export function RejectDialog({ request, onClose, onRejected }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const categoryName = useCategoryName();
  const [form] = Form.useForm<ReasonForm>();
  const [key] = useState(newKey);
  const reject = useRejectLeave();
  const closing = useClosing({ isDirty: () => form.isFieldsTouched(), isBusy: reject.isPending, onClose });
  const reloadLeave = useReloadLeave();
  const reload = () => {
    reloadLeave();
    onClose();
  };

  const send = ({ reason }: ReasonForm) =>
    reject.mutate(
      { key, request, reason: reason.trim() },
      {
        onSuccess: () => {
          onRejected?.();
          onClose();
        },
        onError: (problem) => form.setFields(problem.toFields()),
      },
    );

  return (
    <Modal
      open
      title={t("reject.title", { name: request.user.name })}
      okText={t("reject.confirm")}
      okButtonProps={{ danger: true, htmlType: "submit", form: "reject", loading: reject.isPending }}
      cancelText={t("common.cancel")}
      onCancel={closing.close}
    >
      <p className={styles.what}>
        {categoryName(request.category)}, {formatRange(request.start_date, request.end_date, locale)}
      </p>
      <Form id="reject" form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <ReasonField form={form} hint={t("reject.hint")} />
      </Form>
      {reject.error && reject.error.errors.length === 0 && (
        <ProblemAlert problem={reject.error} onRetry={remedyOf(reject.error, { again: () => form.submit(), reload })} />
      )}
      {closing.question}
    </Modal>
  );
}
