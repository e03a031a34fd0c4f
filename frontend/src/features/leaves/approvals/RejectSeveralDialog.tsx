import { Form, Modal } from "antd";
import { useTranslation } from "react-i18next";

import { useClosing } from "@/components/useClosing";

import { ReasonField, type ReasonForm } from "./ReasonField";

type Props = { count: number; onClose: () => void; onReason: (reason: string) => void };

/** One reason for all that are marked. */
export function RejectSeveralDialog({ count, onClose, onReason }: Props) {
  const { t } = useTranslation();
  const { t: several } = useTranslation("approvals");
  const [form] = Form.useForm<ReasonForm>();
  const closing = useClosing({ isDirty: () => form.isFieldsTouched(), onClose });
  return (
    <Modal
      open
      title={several("several.reject", { count })}
      okText={t("reject.confirm")}
      okButtonProps={{ danger: true, htmlType: "submit", form: "reject-several" }}
      cancelText={t("common.cancel")}
      onCancel={closing.close}
    >
      <Form
        id="reject-several"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }: ReasonForm) => onReason(reason.trim())}
      >
        <ReasonField form={form} hint={several("several.rejectHint")} />
      </Form>
      {closing.question}
    </Modal>
  );
}
