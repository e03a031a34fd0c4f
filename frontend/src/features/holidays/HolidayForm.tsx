import { Form, type FormInstance, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Holiday } from "@/api/types";
import { DatePair } from "@/components/DatePair";
import { Segments } from "@/components/Segments";

import type { Place, Places } from "./places";
import type { Values } from "./plan";

const NAME_AT_MOST = 150;

type Props = { form: FormInstance<Values>; initial: Partial<Values>; places: Places; onFinish: (values: Values) => void };

export function HolidayForm({ form, initial, places, onFinish }: Props) {
  const { t } = useTranslation(["holidays", "translation"]);
  const scope = Form.useWatch<Values["scope"] | undefined>("scope", form) ?? initial.scope;
  return (
    <Form
      id="holiday"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={() => onFinish(form.getFieldsValue(true) as Values)}
    >
      <Form.Item
        name="holiday_name"
        label={t("name")}
        rules={[{ required: true, whitespace: true, message: t("translation:form.required") }]}
      >
        <Input maxLength={NAME_AT_MOST} autoFocus={initial.holiday_name === undefined} />
      </Form.Item>
      <DatePair form={form} labels={{ start: t("firstDay"), end: t("lastDay"), order: t("order") }} />
      <Form.Item name="scope" label={t("appliesAt")} extra={t(`scopeHint.${scope ?? "GLOBAL"}`)}>
        <Segments<Holiday["scope"]>
          aria-label={t("appliesAt")}
          block
          options={(["GLOBAL", "ENTITY", "LOCATION"] as const)
            .filter((value) => value !== "GLOBAL" || places.home === undefined)
            .map((value) => ({ value, label: t(`scope.${value}`) }))}
        />
      </Form.Item>
      {scope !== "GLOBAL" && <PlaceFields form={form} places={places} needsBranch={scope === "LOCATION"} />}
    </Form>
  );
}

type PlaceProps = { form: FormInstance<Values>; places: Places; needsBranch: boolean };

function PlaceFields({ form, places, needsBranch }: PlaceProps) {
  const { t } = useTranslation();
  const entity = Form.useWatch<number | undefined>("entity", form) ?? places.home;
  const rules = [{ required: true, message: t("form.required") }];
  return (
    <>
      {places.home === undefined && (
        <Form.Item name="entity" label={t("person.entity")} rules={rules}>
          <Select options={optionsOf(places.companies)} onChange={() => form.setFieldValue("location", undefined)} />
        </Form.Item>
      )}
      {needsBranch && (
        <Form.Item name="location" label={t("person.location")} rules={rules}>
          <Select
            disabled={entity === undefined}
            options={optionsOf(places.branches.filter((branch) => branch.entity === entity))}
          />
        </Form.Item>
      )}
    </>
  );
}

const optionsOf = (places: Place[]) =>
  places.filter(({ is_active }) => is_active).map(({ id, name }) => ({ value: id, label: name }));
