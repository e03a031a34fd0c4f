import { Input } from "antd";
import { useTranslation } from "react-i18next";

import type { Role } from "@/api/types";
import { Choice } from "@/components/Choice";

import styles from "./PeopleFilterBar.module.css";

const ROLES: Role[] = ["EMPLOYEE", "MANAGER", "HR", "ADMIN"];

type Props = { search: string; role: string; onChange: (name: "search" | "role", value: string) => void };

export function PeopleFilterBar({ search, role, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar} role="search" aria-label={t("filter.label")}>
      <Input.Search
        className={styles.search}
        aria-label={t("people.search")}
        placeholder={t("people.search")}
        defaultValue={search}
        allowClear
        onSearch={(text) => onChange("search", text.trim())}
      />
      <Choice
        label={t("person.role")}
        value={role}
        onChange={(value) => onChange("role", value)}
        options={[
          { value: "", label: t("people.anyRole") },
          ...ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
        ]}
      />
    </div>
  );
}
