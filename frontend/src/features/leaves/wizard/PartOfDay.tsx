import { Button, Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";

import { Segments } from "@/components/Segments";
import { useIsNarrow } from "@/lib/useIsNarrow";

import { isSingleDay, type Values } from "./draft";
import styles from "./PartOfDay.module.css";
import type { FieldHelp } from "./useFieldErrors";

type Props = { form: FormInstance<Values>; values: Partial<Values>; most: number; help: FieldHelp };

const USUAL = [
  { word: "morning", start_time: "08:00", end_time: "12:00" },
  { word: "afternoon", start_time: "13:00", end_time: "17:00" },
] as const;
const QUARTER_HOUR_IN_SECONDS = 900;
const QUARTER_HOUR = 0.25;

/** A single day is taken whole, from one time to another, or as so many hours at no fixed time. */
export function PartOfDay({ form, values, most, help }: Props) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const isNarrow = useIsNarrow();
  const isSingle = isSingleDay(values);
  return (
    <div hidden={!isSingle}>
      <Form.Item name="part" label={t("wizard.part")} className={styles.part}>
        <Segments
          aria-label={t("wizard.part")}
          block
          vertical={isNarrow}
          options={[
            { value: "FULL", label: t("wizard.full") },
            { value: "PART", label: t("wizard.partial") },
            { value: "HOURS", label: words("wizard.someHours") },
          ]}
        />
      </Form.Item>
      {isSingle && values.part === "PART" && <Times form={form} help={help} />}
      {isSingle && values.part === "HOURS" && (
        <Form.Item
          name="hours"
          label={words("wizard.hours")}
          extra={words("wizard.hoursHint")}
          rules={[{ validator: (_, hours) => refuseUnless(Number(hours) > 0, words("rules.quarterHours")) }]}
          {...help("hours")}
        >
          <Input type="number" min={QUARTER_HOUR} max={most} step={QUARTER_HOUR} suffix={t("units.h")} />
        </Form.Item>
      )}
    </div>
  );
}

const refuseUnless = (isFine: boolean, why: string) => (isFine ? Promise.resolve() : Promise.reject(new Error(why)));

function Times({ form, help }: Pick<Props, "form" | "help">) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const inOrder = (_: unknown, end: string) =>
    refuseUnless((form.getFieldValue("start_time") as string) < end, words("rules.quarterTimes"));
  return (
    <>
      <div className={styles.times}>
        <Form.Item name="start_time" label={t("wizard.from")} {...help("start_time")}>
          <Input type="time" step={QUARTER_HOUR_IN_SECONDS} />
        </Form.Item>
        <Form.Item
          name="end_time"
          label={t("wizard.to")}
          dependencies={["start_time"]}
          rules={[{ validator: inOrder }]}
        >
          <Input type="time" step={QUARTER_HOUR_IN_SECONDS} />
        </Form.Item>
      </div>
      <div className={styles.usual}>
        {USUAL.map(({ word, ...times }) => (
          <Button key={word} size="small" onClick={() => form.setFieldsValue(times)}>
            {t(`wizard.${word}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
