import { useQuery } from "@tanstack/react-query";
import { Form, type FormInstance, Select } from "antd";
import { useTranslation } from "react-i18next";

import { organizationQueries } from "./organizationApi";

/** Company, location and department, each narrowing the next. */
export function PlaceFields({ form }: { form: FormInstance }) {
  const { t } = useTranslation();
  const entity = Form.useWatch<number | undefined>("entity", form);
  const location = Form.useWatch<number | undefined>("location", form);
  const entities = useQuery(organizationQueries.entities());
  const locations = useQuery(organizationQueries.locations(entity));
  const departments = useQuery(organizationQueries.departments(location));
  const rules = [{ required: true, message: t("form.required") }];
  return (
    <>
      <Form.Item name="entity" label={t("person.entity")} rules={rules}>
        <Select
          loading={entities.isLoading}
          options={entities.data?.map(({ id, entity_name }) => ({ value: id, label: entity_name }))}
          onChange={() => form.setFieldsValue({ location: undefined, department: undefined })}
        />
      </Form.Item>
      <Form.Item name="location" label={t("person.location")} rules={rules}>
        <Select
          disabled={entity === undefined}
          loading={locations.isLoading}
          options={locations.data?.map(({ id, location_name }) => ({ value: id, label: location_name }))}
          onChange={() => form.setFieldsValue({ department: undefined })}
        />
      </Form.Item>
      <Form.Item name="department" label={t("person.department")} rules={rules}>
        <Select
          disabled={location === undefined}
          loading={departments.isLoading}
          options={departments.data?.map(({ id, department_name }) => ({ value: id, label: department_name }))}
        />
      </Form.Item>
    </>
  );
}
