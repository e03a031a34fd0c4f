import { Form, Input, Modal } from "antd";
import type { FormInstance } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { CreatedUser, NewPerson, Role } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";

import { OneTimePassword } from "./OneTimePassword";
import { SetupFields } from "./SetupFields";
import styles from "./SetupFields.module.css";
import { useCreatePerson } from "./userApi";

type Props = { roles: Role[]; places: (form: FormInstance) => ReactNode; onClose: () => void };

const DEFAULTS = { role: "EMPLOYEE", exempt_type: "EXEMPT" } as const;
const NAME_AT_MOST = 150;

export function CreatePersonDialog({ roles, places, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewPerson>();
  const [created, setCreated] = useState<CreatedUser>();
  const create = useCreatePerson();
  const required = [{ required: true, whitespace: true, message: t("form.required") }];

  if (created) return <OneTimePassword created={created} onClose={onClose} />;
  return (
    <Modal
      open
      title={t("people.create")}
      okText={t("people.createSubmit")}
      okButtonProps={{ htmlType: "submit", form: "create-person", loading: create.isPending }}
      cancelText={t("common.cancel")}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <Form
        id="create-person"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={DEFAULTS}
        onFinish={(values) =>
          create.mutate(
            { ...values, approver: values.approver ?? null, join_date: values.join_date || null },
            {
              onSuccess: setCreated,
              onError: (problem) => form.setFields(problem.toFields()),
            },
          )
        }
      >
        <div className={styles.pair}>
          <Form.Item name="first_name" label={t("person.firstName")} rules={required}>
            <Input maxLength={NAME_AT_MOST} autoFocus />
          </Form.Item>
          <Form.Item name="last_name" label={t("person.lastName")} rules={required}>
            <Input maxLength={NAME_AT_MOST} />
          </Form.Item>
        </div>
        <Form.Item name="email" label={t("login.email")} rules={required}>
          <Input type="email" />
        </Form.Item>
        <SetupFields roles={roles} places={places(form)} />
        {create.error && create.error.errors.length === 0 && <ProblemAlert problem={create.error} />}
      </Form>
    </Modal>
  );
}
