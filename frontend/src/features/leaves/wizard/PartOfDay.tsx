import { Button, Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";

import type { Values } from "./draft";
import styles from "./PartOfDay.module.css";

type Props = { form: FormInstance<Values>; help: { validateStatus?: "error"; help?: string } };

const USUAL = [
  { word: "morning", start_time: "08:00", end_time: "12:00" },
  { word: "afternoon", start_time: "13:00", end_time: "17:00" },
] as const;
const QUARTER_HOUR = 900;

export function PartOfDay({ form, help }: Props) {
  const { t } = useTranslation();
  return (
    <div>
      <div className={styles.times}>
        <Form.Item name="start_time" label={t("wizard.from")} {...help}>
          <Input type="time" step={QUARTER_HOUR} />
        </Form.Item>
        <Form.Item name="end_time" label={t("wizard.to")}>
          <Input type="time" step={QUARTER_HOUR} />
        </Form.Item>
      </div>
      <div className={styles.usual}>
        {USUAL.map(({ word, ...times }) => (
          <Button key={word} size="small" onClick={() => form.setFieldsValue(times)}>
            {t(`wizard.${word}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
