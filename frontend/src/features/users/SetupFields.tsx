import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { ExemptType, Ref, Role } from "@/api/types";

import { ApproverSelect } from "./ApproverSelect";
import styles from "./SetupFields.module.css";

const EXEMPT_TYPES: ExemptType[] = ["EXEMPT", "NON_EXEMPT"];

type Props = {
  places: ReactNode;
  roles: Role[];
  approver?: Ref | null;
  /** The person being set up, who cannot be their own approver. */
  person?: number;
  /** One's own account: only the place is one's own to change. */
  isOwn?: boolean;
};

/** What HR decides about a person. The places come from outside: they belong to the organization. */
export function SetupFields({ places, roles, approver = null, person, isOwn = false }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const required = [{ required: true, message: t("translation:form.required") }];
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="role" label={t("translation:person.role")} extra={t("roleHint")} rules={required}>
          <Select
            disabled={isOwn}
            options={roles.map((role) => ({ value: role, label: t(`translation:role.${role}`) }))}
          />
        </Form.Item>
        <Form.Item name="exempt_type" label={t("translation:person.exemptType")} extra={t("exemptHint")}>
          <Select
            disabled={isOwn}
            options={EXEMPT_TYPES.map((type) => ({ value: type, label: t(`translation:exempt.${type}`) }))}
          />
        </Form.Item>
      </div>
      {places}
      <div className={styles.pair}>
        <Form.Item name="approver" label={t("translation:person.approver")}>
          <ApproverSelect
            disabled={isOwn}
            current={approver}
            placeholder={t("translation:person.approverHint")}
            accepts={({ id }) => id !== person}
          />
        </Form.Item>
        <Form.Item name="join_date" label={t("translation:person.joined")} extra={t("joinedHint")}>
          <Input type="date" disabled={isOwn} />
        </Form.Item>
      </div>
    </>
  );
}
