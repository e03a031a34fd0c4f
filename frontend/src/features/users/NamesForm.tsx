import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "@/api/types";
import { useLeave, useUnsaved } from "@/components/unsaved";
import { toast } from "@/lib/toasts";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { NameFields } from "./NameFields";
import styles from "./PersonDrawer.module.css";
import { PersonRefusal } from "./PersonRefusal";
import { type NamesAndEmail, useChangePerson } from "./userCommands";

/** Names and e-mail of a person. */
export function NamesForm({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation(["people", "translation"]);
  const [form] = Form.useForm<NamesAndEmail>();
  const { key, renewAfter } = useCommandKey();
  const change = useChangePerson(user);
  const [isTyped, setIsTyped] = useState(false);
  const leave = useLeave();
  useUnsaved({ isTyped, isSending: change.isPending });
  const fieldProblems = useFieldProblems("people");
  const send = (names: NamesAndEmail) =>
    change.mutate(
      { key, names },
      {
        onSuccess: () => {
          toast(t("saved"));
          onDone();
        },
        onError: (problem) => {
          renewAfter(problem);
          form.setFields(fieldProblems(problem));
        },
      },
    );
  const { first_name, last_name, email } = user;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ first_name, last_name, email }}
      onValuesChange={() => setIsTyped(true)}
      onFinish={send}
    >
      <NameFields />
      <PersonRefusal problem={change.error} />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("save")}
        </Button>
        <Button onClick={() => leave(onDone)}>{t("translation:common.cancel")}</Button>
      </div>
    </Form>
  );
}
