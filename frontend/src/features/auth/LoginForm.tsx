import { Alert, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { lastEnd } from "@/api/refresh";
import { ProblemAlert } from "@/components/ProblemAlert";

import { type Credentials, useSignIn } from "./authApi";

/** Where to go afterwards is the guard's business: the page is left as soon as somebody is signed in. */
export function LoginForm() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Credentials>();
  const signIn = useSignIn();
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
      {lastEnd() === "expired" && !signIn.error && (
        <Form.Item>
          <Alert type="info" showIcon title={t("login.ended")} description={t("login.endedHint")} />
        </Form.Item>
      )}
      {signIn.error && (
        <Form.Item>
          <ProblemAlert problem={signIn.error} />
        </Form.Item>
      )}
      <Form.Item name="email" label={t("login.email")} rules={[{ required: true, message: t("login.needEmail") }]}>
        <Input type="email" autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("login.password")}
        rules={[{ required: true, message: t("login.needPassword") }]}
      >
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t("login.submit")}
      </Button>
    </Form>
  );
}
