import { PaperClipOutlined } from "@ant-design/icons";
import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { ATTACHMENT, uploadAttachment } from "@/api/attachments";
import type { Attachment } from "@/api/types";
import { FileField } from "@/components/FileField";

import type { Values } from "./draft";
import type { FieldHelp } from "./useFieldErrors";
import styles from "./WhatAndWhen.module.css";

type Props = { values: Partial<Values>; isRequired: boolean; help: FieldHelp; onBusy: (isBusy: boolean) => void };

/** A document that proves the leave. It may come later, and the person is told so. */
export function ProofField({ values, isRequired, help, onBusy }: Props) {
  const { t } = useTranslation("leaves");
  return (
    <div>
      <Form.Item name="attachment" noStyle>
        <ProofControl problem={help("attachment").help} onBusy={onBusy} />
      </Form.Item>
      {isRequired && !values.attachment && (
        <p role="status" className={styles.warning}>
          <PaperClipOutlined aria-hidden /> {t("wizard.attachmentLater")}
        </p>
      )}
    </div>
  );
}

type ControlProps = {
  value?: Attachment | null;
  onChange?: (attachment: Attachment | null) => void;
  problem: string | undefined;
  onBusy: (isBusy: boolean) => void;
};

function ProofControl({ value, onChange, problem, onBusy }: ControlProps) {
  const { t } = useTranslation("leaves");
  return (
    <FileField
      label={t("wizard.attachment")}
      value={value}
      onChange={(attachment) => onChange?.(attachment)}
      upload={uploadAttachment}
      rules={ATTACHMENT}
      problem={problem}
      onBusy={onBusy}
    />
  );
}
