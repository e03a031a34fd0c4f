import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/components/ProblemAlert";
import { toast } from "@/lib/toasts";

import { type PasswordChange, useChangePassword } from "./authApi";
import { newPasswordRules } from "./passwordRules";

type Values = PasswordChange & { again: string };

export function ChangePasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const change = useChangePassword();

  const send = ({ current_password, new_password }: Values) =>
    change.mutate(
      { current_password, new_password },
      {
        onSuccess: () => {
          toast(t("password.changed"));
          onChanged();
        },
        onError: (problem) => form.setFields(problem.toFields()),
      },
    );

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      {change.error && change.error.errors.length === 0 && (
        <Form.Item>
          <ProblemAlert problem={change.error} />
        </Form.Item>
      )}
      <Form.Item
        name="current_password"
        label={t("password.current")}
        rules={[{ required: true, message: t("form.required") }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="new_password" label={t("password.new")} extra={t("password.rule")} rules={newPasswordRules(t)}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("password.again")}
        dependencies={["new_password"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue("new_password") ? Promise.resolve() : Promise.reject(new Error(t("password.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
        {t("password.submit")}
      </Button>
    </Form>
  );
}
