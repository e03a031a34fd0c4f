import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import type { Company } from "@/api/types";

import type { Place } from "./organizationCommands";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";
import { usePlaceForm } from "./usePlaceForm";

const NAME_AT_MOST = 150;
type Values = { entity_name: string; email_domains: string };
type Props = { company?: Company; onDone: (place: Place) => void };

export function CompanyForm({ company, onDone }: Props) {
  const { t } = useTranslation(["organization", "translation"]);
  const { form, typed, send, isPending, problem } = usePlaceForm<Values>({ kind: "entities", id: company?.id, onDone });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ entity_name: company?.entity_name, email_domains: company?.email_domains.join("\n") ?? "" }}
      onValuesChange={typed}
      onFinish={({ entity_name, email_domains }) => send({ entity_name, email_domains: domainsIn(email_domains) })}
    >
      <Form.Item
        name="entity_name"
        label={t("name")}
        rules={[{ required: true, whitespace: true, message: t("translation:form.required") }]}
      >
        <Input maxLength={NAME_AT_MOST} autoFocus={!company} />
      </Form.Item>
      <Form.Item name="email_domains" label={t("emailDomains")} extra={t("emailDomainsHint")}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <PlaceRefusal problem={problem} />
      <Button className={styles.submit ?? ""} type="primary" htmlType="submit" loading={isPending}>
        {company ? t("save") : t("create")}
      </Button>
    </Form>
  );
}

/** People write "@acme.example", commas and empty lines too. */
const domainsIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((domain) => domain.replace(/^@/, "").toLowerCase())
    .filter(Boolean);
