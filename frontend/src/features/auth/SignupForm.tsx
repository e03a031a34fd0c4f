import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/components/ProblemAlert";

import { type Registration, useSignUp } from "./authApi";
import { newPasswordRules } from "./passwordRules";

const NAME_AT_MOST = 150;

export function SignupForm() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Registration>();
  const signUp = useSignUp();
  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  const send = (values: Registration) =>
    signUp.mutate(values, { onError: (problem) => form.setFields(problem.toFields()) });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      {signUp.error && signUp.error.errors.length === 0 && (
        <Form.Item>
          <ProblemAlert problem={signUp.error} />
        </Form.Item>
      )}
      <Form.Item name="first_name" label={t("person.firstName")} rules={required}>
        <Input autoComplete="given-name" maxLength={NAME_AT_MOST} />
      </Form.Item>
      <Form.Item name="last_name" label={t("person.lastName")} rules={required}>
        <Input autoComplete="family-name" maxLength={NAME_AT_MOST} />
      </Form.Item>
      <Form.Item name="email" label={t("login.email")} extra={t("signup.emailHint")} rules={required}>
        <Input type="email" autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t("login.password")} extra={t("password.rule")} rules={newPasswordRules(t)}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signUp.isPending}>
        {t("signup.submit")}
      </Button>
    </Form>
  );
}
