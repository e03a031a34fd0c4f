import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Choice } from "@/components/Choice";

import { organizationQueries } from "./organizationApi";

const FIVE_MINUTES = 300_000;

type Props = { any: string; value: number | undefined; onChange: (department: string) => void };

/** One of the departments the reader may see, or all. */
export function DepartmentChoice({ any, value, onChange }: Props) {
  const { t } = useTranslation();
  const { data: departments = [] } = useQuery({ ...organizationQueries.allDepartments(), staleTime: FIVE_MINUTES });
  return (
    <Choice
      label={t("person.department")}
      value={value === undefined ? "" : String(value)}
      onChange={onChange}
      options={[
        { value: "", label: any },
        ...departments.map(({ id, department_name }) => ({ value: String(id), label: department_name })),
      ]}
    />
  );
}
