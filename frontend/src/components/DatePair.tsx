import { Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";

import { type Day, isDay } from "@/lib/dates";

import styles from "./DatePair.module.css";

type Help = { validateStatus?: "error"; help?: string };
type Props = {
  form: FormInstance;
  /** The form's fields for the first and the last day. */
  names?: readonly [string, string];
  labels: { start: string; end: string; order: string; needStart?: string; needEnd?: string };
  /** What else there is to say about each. */
  help?: { start: Help; end: Help };
  onStart?: (day: Day) => void;
};

/** A first and a last day, in the platform's own date fields. The last day follows the first past it. */
export function DatePair({ form, names = ["start_date", "end_date"], labels, help, onStart }: Props) {
  const [start, end] = names;
  const { t } = useTranslation();
  const required = (message = t("form.required")) => ({ required: true, message });
  const follow = (day: string) => {
    if (!isDay(day)) return;
    const last = form.getFieldValue(end) as Day | undefined;
    // What was wrong with the last day, or is being found out, was wrong with the one before.
    if (!last || last < day) form.setFields([{ name: end, value: day, errors: [], validating: false }]);
    onStart?.(day);
  };
  const inOrder = (_: unknown, last: Day | undefined) => {
    const first = form.getFieldValue(start) as Day | undefined;
    return first && last && last < first ? Promise.reject(new Error(labels.order)) : Promise.resolve();
  };
  return (
    <div className={styles.pair}>
      <Form.Item name={start} label={labels.start} rules={[required(labels.needStart)]} {...help?.start}>
        <Input type="date" onChange={({ target }) => follow(target.value)} />
      </Form.Item>
      <Form.Item
        name={end}
        label={labels.end}
        dependencies={[start]}
        rules={[required(labels.needEnd), { validator: inOrder }]}
        {...help?.end}
      >
        <Input type="date" />
      </Form.Item>
    </div>
  );
}
