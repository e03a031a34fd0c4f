import { Button, Form, type FormInstance } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Role, Setup, User } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";

import { SetupFields } from "./SetupFields";
import { useSetUpPerson } from "./userApi";

type Props = { user: User; roles: Role[]; places: (form: FormInstance) => ReactNode; onDone: () => void };

export function SetupForm({ user, roles, places, onDone }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Setup>();
  const [key] = useState(newKey);
  const setUp = useSetUpPerson(user);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={setupOf(user)}
      onFinish={(values) =>
        setUp.mutate(
          { key, setup: { ...values, approver: values.approver ?? null, join_date: values.join_date || null } },
          {
            onSuccess: () => {
              toast(t("people.saved"));
              onDone();
            },
            onError: (problem) => form.setFields(problem.toFields()),
          },
        )
      }
    >
      <SetupFields roles={roles} places={places(form)} approver={user.approver} />
      {setUp.error && setUp.error.errors.length === 0 && (
        <Form.Item>
          <ProblemAlert problem={setUp.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={setUp.isPending}>
        {t("people.save")}
      </Button>
    </Form>
  );
}

const setupOf = (user: User) => ({
  role: user.role,
  exempt_type: user.exempt_type,
  entity: user.entity?.id,
  location: user.location?.id,
  department: user.department?.id,
  approver: user.approver?.id,
  join_date: user.join_date ?? "",
});
