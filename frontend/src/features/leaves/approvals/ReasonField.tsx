import { Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./ReasonField.module.css";

const REASON = { min: 10, max: 1000 };
const PHRASES = ["tooMany", "otherDays", "deadline", "talk"] as const;

export type ReasonForm = { reason: string };

/** Why a request is rejected; phrases to start from, so that nobody writes "no time". */
export function ReasonField({ form, hint }: { form: FormInstance<ReasonForm>; hint: string }) {
  const { t } = useTranslation();
  const { t: phrase } = useTranslation("approvals");
  const add = (text: string) => {
    const written = (form.getFieldValue("reason") as string | undefined)?.trimEnd();
    form.setFieldValue("reason", written ? `${written} ${text}` : text);
    (form.getFieldInstance("reason") as { focus: (options: { cursor: "end" }) => void }).focus({ cursor: "end" });
  };
  return (
    <>
      <Form.Item
        name="reason"
        label={t("reject.reason")}
        extra={hint}
        rules={[{ required: true, whitespace: true, min: REASON.min, message: t("reject.tooShort", REASON) }]}
      >
        <Input.TextArea rows={4} maxLength={REASON.max} autoFocus />
      </Form.Item>
      <ul className={styles.phrases} aria-label={phrase("reasons")}>
        {PHRASES.map((name) => (
          <li key={name}>
            <button type="button" className={styles.phrase} onClick={() => add(phrase(`reason.${name}`))}>
              {phrase(`reason.${name}`).trim()}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
