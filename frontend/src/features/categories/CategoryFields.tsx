import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { CheckLine } from "@/components/CheckLine";

import styles from "./CategoryFields.module.css";

const NAME_AT_MOST = 150;
const CODE_AT_MOST = 30;
const DESCRIPTION_AT_MOST = 1000;
const CODE = /^[A-Z][A-Z0-9_]*$/;
const MOST_HOURS = 16;
const MOST_PAST_DAYS = 366;
const QUARTERS = 4;

const isQuarter = (hours: string) =>
  Number(hours) > 0 && Number(hours) <= MOST_HOURS && Number.isInteger(Number(hours) * QUARTERS);
const isPastDays = (days: string) => /^\d+$/.test(days) && Number(days) <= MOST_PAST_DAYS;

export function CategoryFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation(["categories", "translation"]);
  const required = { required: true, whitespace: true, message: t("translation:form.required") };
  const only = (isRight: (text: string) => boolean, message: string) => ({
    validator: (_: unknown, text: string | undefined) =>
      isRight(text ?? "") ? Promise.resolve() : Promise.reject(new Error(message)),
  });
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="name" label={t("name")} extra={t("nameHint")} rules={[required]}>
          <Input maxLength={NAME_AT_MOST} autoFocus={isNew} />
        </Form.Item>
        <Form.Item
          name="code"
          label={t("code")}
          extra={t("codeHint")}
          normalize={(text: string) => text.toUpperCase()}
          rules={[only((text) => CODE.test(text), t("codeWrong"))]}
        >
          <Input maxLength={CODE_AT_MOST} autoCapitalize="characters" />
        </Form.Item>
      </div>
      <Form.Item name="description" label={t("description")} extra={t("descriptionHint")}>
        <Input.TextArea rows={2} maxLength={DESCRIPTION_AT_MOST} />
      </Form.Item>
      <fieldset className={styles.checks}>
        <legend>{t("rules")}</legend>
        <Check name="requires_approval" />
        <Check name="requires_attachment" />
        <Check name="is_counted" />
      </fieldset>
      <div className={styles.pair}>
        <Form.Item
          name="max_hours_per_day"
          label={t("maxHours")}
          extra={t("maxHoursHint")}
          rules={[only(isQuarter, t("maxHoursWrong"))]}
        >
          <Input type="number" step={1 / QUARTERS} min={1 / QUARTERS} max={MOST_HOURS} />
        </Form.Item>
        <Form.Item
          name="past_days"
          label={t("pastDays")}
          extra={t("pastDaysHint")}
          rules={[only(isPastDays, t("pastDaysWrong"))]}
        >
          <Input type="number" min={0} max={MOST_PAST_DAYS} />
        </Form.Item>
      </div>
      {!isNew && <Check name="is_active" />}
    </>
  );
}

type CheckName = "requires_approval" | "requires_attachment" | "is_counted" | "is_active";

function Check({ name }: { name: CheckName }) {
  const { t } = useTranslation("categories");
  return (
    <Form.Item name={name} valuePropName="checked" className={styles.check ?? ""}>
      <CheckLine label={t(`check.${name}`)} hint={t(`check.${name}_hint`)} />
    </Form.Item>
  );
}
