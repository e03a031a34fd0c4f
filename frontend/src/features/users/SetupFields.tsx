import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { ExemptType, Ref, Role } from "@/api/types";

import styles from "./SetupFields.module.css";
import { userQueries } from "./userApi";

const EXEMPT_TYPES: ExemptType[] = ["EXEMPT", "NON_EXEMPT"];

type Props = { places: ReactNode; roles: Role[]; approver?: Ref | null };

/** What HR decides about a person. The places come from outside: they belong to the organization. */
export function SetupFields({ places, roles, approver }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const { data: options = [], isFetching } = useQuery(userQueries.approverOptions(search));
  const approvers = options.map(({ id, name, entity }) => ({ value: id, label: entity ? `${name} (${entity.name})` : name }));
  const missing = approver && search === "" && !options.some(({ id }) => id === approver.id);
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="role" label={t("person.role")} rules={[{ required: true, message: t("form.required") }]}>
          <Select options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
        </Form.Item>
        <Form.Item name="exempt_type" label={t("person.exemptType")}>
          <Select options={EXEMPT_TYPES.map((type) => ({ value: type, label: t(`exempt.${type}`) }))} />
        </Form.Item>
      </div>
      {places}
      <div className={styles.pair}>
        <Form.Item name="approver" label={t("person.approver")}>
          <Select
            allowClear
            showSearch={{ filterOption: false, onSearch: setSearch }}
            loading={isFetching}
            placeholder={t("person.approverHint")}
            options={missing ? [{ value: approver.id, label: approver.name }, ...approvers] : approvers}
          />
        </Form.Item>
        <Form.Item name="join_date" label={t("person.joined")}>
          <Input type="date" />
        </Form.Item>
      </div>
    </>
  );
}
