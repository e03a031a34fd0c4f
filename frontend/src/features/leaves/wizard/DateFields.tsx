import { Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";

import { isDay } from "@/lib/dates";

import type { Values } from "./draft";
import type { FieldHelp } from "./useFieldErrors";
import styles from "./WhatAndWhen.module.css";

type Props = {
  form: FormInstance<Values>;
  help: FieldHelp;
  onMove: (month: string) => void;
};

export function DateFields({ form, help, onMove }: Props) {
  const { t } = useTranslation();
  const follow = (day: string) => {
    if (!isDay(day)) return;
    onMove(day.slice(0, 7));
    const end = form.getFieldValue("end_date") as string | undefined;
    if (!end || end < day) form.setFieldValue("end_date", day);
  };
  return (
    <div className={styles.dates}>
      <Form.Item
        name="start_date"
        label={t("wizard.firstDay")}
        rules={[{ required: true, message: t("wizard.needFirst") }]}
        {...help("start_date")}
      >
        <Input type="date" onChange={({ target }) => follow(target.value)} />
      </Form.Item>
      <Form.Item
        name="end_date"
        label={t("wizard.lastDay")}
        rules={[{ required: true, message: t("wizard.needLast") }]}
        {...help("end_date")}
      >
        <Input type="date" />
      </Form.Item>
    </div>
  );
}
