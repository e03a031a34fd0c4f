import { Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { newKey } from "@/lib/newKey";

import { useRejectLeave } from "../leaveCommands";
import styles from "./RejectDialog.module.css";

const REASON = { min: 10, max: 1000 };

type Props = { request: LeaveRequest; onClose: () => void; onRejected?: () => void };

export function RejectDialog({ request, onClose, onRejected }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [form] = Form.useForm<{ reason: string }>();
  const [key] = useState(newKey);
  const reject = useRejectLeave();

  const send = ({ reason }: { reason: string }) =>
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
      onCancel={onClose}
    >
      <p className={styles.what}>
        {request.category.name}, {formatRange(request.start_date, request.end_date, locale)}
      </p>
      <Form id="reject" form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="reason"
          label={t("reject.reason")}
          extra={t("reject.hint")}
          rules={[{ required: true, whitespace: true, min: REASON.min, message: t("reject.tooShort", REASON) }]}
        >
          <Input.TextArea rows={4} maxLength={REASON.max} autoFocus />
        </Form.Item>
      </Form>
      {reject.error && reject.error.errors.length === 0 && <ProblemAlert problem={reject.error} />}
    </Modal>
  );
}
