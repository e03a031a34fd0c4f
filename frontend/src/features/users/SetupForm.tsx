import { Button, Form, type FormInstance } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Role, Setup, User } from "@/api/types";
import { useUnsaved } from "@/components/unsaved";
import { toast } from "@/lib/toasts";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { PersonRefusal } from "./PersonRefusal";
import { SetupFields } from "./SetupFields";
import { useSetUpPerson } from "./userCommands";

type Props = { user: User; roles: Role[]; isOwn: boolean; places: (form: FormInstance, user: User) => ReactNode };

/**
 * Role, place, approver, join date and class. What is being set stays when the person is read anew; saving it then
 * meets the newer version and says so.
 */
export function SetupForm({ user, ...props }: Props) {
  const [typedOn, setTypedOn] = useState<User>();
  const shown = typedOn ?? user;
  const renew = () => setTypedOn(undefined);
  return (
    <SetupOf
      key={shown.version}
      user={shown}
      {...props}
      isTyped={typedOn !== undefined}
      onTyped={() => setTypedOn(shown)}
      onRenew={renew}
    />
  );
}

type FormProps = Props & { isTyped: boolean; onTyped: () => void; onRenew: () => void };

function SetupOf({ user, roles, isOwn, places, isTyped, onTyped, onRenew }: FormProps) {
  const { t } = useTranslation("people");
  const [form] = Form.useForm<Setup>();
  const { key, renew, renewAfter } = useCommandKey();
  const setUp = useSetUpPerson(user);
  useUnsaved({ isTyped, isSending: setUp.isPending });
  const fieldProblems = useFieldProblems("people");
  const refusedRole = ({ status }: Problem, setup: Setup) =>
    status === 403 && setup.role !== user.role ? [{ name: "role" as const, errors: [t("refused.role.above")] }] : [];

  const send = (values: Setup) => {
    const setup = { ...values, approver: values.approver ?? null, join_date: values.join_date || null };
    setUp.mutate(
      { key, setup },
      {
        onSuccess: () => {
          toast(t("saved"));
          // What changed nothing is no new version: the form stays, and its next command is another.
          renew();
          onRenew();
        },
        onError: (problem) => {
          renewAfter(problem);
          form.setFields([...fieldProblems(problem), ...refusedRole(problem, setup)]);
        },
      },
    );
  };

  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={setupOf(user)} onValuesChange={onTyped} onFinish={send}>
      <SetupFields roles={roles} places={places(form, user)} approver={user.approver} person={user.id} isOwn={isOwn} />
      <PersonRefusal problem={setUp.error} onReload={onRenew} />
      <Button type="primary" htmlType="submit" loading={setUp.isPending}>
        {t("save")}
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
