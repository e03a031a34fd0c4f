import { Form, type FormInstance, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { CreatedUser, NewPerson, Ref, Role } from "@/api/types";
import { useClosing } from "@/components/useClosing";
import { fullName } from "@/lib/fullName";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { NameFields } from "./NameFields";
import { OneTimePassword } from "./OneTimePassword";
import { PersonRefusal } from "./PersonRefusal";
import { SetupFields } from "./SetupFields";
import { useCreatePerson } from "./userCommands";

type Props = { roles: Role[]; company: Ref | null; places: (form: FormInstance) => ReactNode; onClose: () => void };

const DEFAULTS = { role: "EMPLOYEE", exempt_type: "EXEMPT" } as const;
const MAY_NOT = 403;

export function CreatePersonDialog({ roles, company, places, onClose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const [form] = Form.useForm<NewPerson>();
  const [created, setCreated] = useState<CreatedUser>();
  const create = useCreatePerson();
  const closing = useClosing({ isDirty: () => form.isFieldsTouched(), isBusy: create.isPending, onClose });
  const fieldProblems = useFieldProblems("people");
  const send = (values: NewPerson) =>
    create.mutate(
      { ...values, approver: values.approver ?? null, join_date: values.join_date || null },
      {
        onSuccess: setCreated,
        onError: (problem) => {
          form.setFields(fieldProblems(problem));
          if (problem.status === MAY_NOT) form.setFields([{ name: "role", errors: [t("refused.role.above")] }]);
        },
      },
    );

  if (created) {
    return (
      <OneTimePassword
        title={t("created", { name: fullName(created) })}
        text={t("passwordOnce", { email: created.email })}
        password={created.password}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal
      open
      title={t("create")}
      okText={t("createSubmit")}
      okButtonProps={{ htmlType: "submit", form: "create-person", loading: create.isPending }}
      cancelText={t("translation:common.cancel")}
      mask={{ closable: false }}
      onCancel={closing.close}
    >
      <Form
        id="create-person"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...DEFAULTS, entity: company?.id }}
        onFinish={send}
      >
        <NameFields />
        <SetupFields roles={roles} places={places(form)} />
        <PersonRefusal problem={create.error} />
      </Form>
      {closing.question}
    </Modal>
  );
}
