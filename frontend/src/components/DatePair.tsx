import { Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";

import { type Day, isDay } from "@/lib/dates";

import styles from "./DatePair.module.css";

type Props = {
  form: FormInstance;
  /** The form's fields for the first and the last day. */
  names?: readonly [string, string];
  labels: { start: string; end: string; order: string };
  min?: Day;
  max?: Day;
};

/** A first and a last day, in the platform's own date fields. The last day follows the first past it. */
export function DatePair({ form, names: [start, end] = ["start_date", "end_date"], labels, min, max }: Props) {
  const { t } = useTranslation();
  const required = { required: true, message: t("form.required") };
  const follow = (day: string) => {
    const last = form.getFieldValue(end) as Day | undefined;
    if (isDay(day) && (!last || last < day)) form.setFieldValue(end, day);
  };
  const inOrder = (_: unknown, last: Day | undefined) => {
    const first = form.getFieldValue(start) as Day | undefined;
    return first && last && last < first ? Promise.reject(new Error(labels.order)) : Promise.resolve();
  };
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return (
    <div className={styles.pair}>
      <Form.Item name={start} label={labels.start} rules={[required]}>
        <Input type="date" {...limits} onChange={({ target }) => follow(target.value)} />
      </Form.Item>
      <Form.Item name={end} label={labels.end} dependencies={[start]} rules={[required, { validator: inOrder }]}>
        <Input type="date" {...limits} />
      </Form.Item>
    </div>
  );
}
