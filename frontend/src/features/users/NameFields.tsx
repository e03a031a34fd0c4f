import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./SetupFields.module.css";

const NAME_AT_MOST = 150;

export function NameFields() {
  const { t } = useTranslation(["people", "translation"]);
  const required = [{ required: true, whitespace: true, message: t("translation:form.required") }];
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="first_name" label={t("translation:person.firstName")} rules={required}>
          <Input maxLength={NAME_AT_MOST} autoFocus />
        </Form.Item>
        <Form.Item name="last_name" label={t("translation:person.lastName")} rules={required}>
          <Input maxLength={NAME_AT_MOST} />
        </Form.Item>
      </div>
      <Form.Item name="email" label={t("translation:login.email")} extra={t("emailHint")} rules={required}>
        <Input type="email" />
      </Form.Item>
    </>
  );
}
