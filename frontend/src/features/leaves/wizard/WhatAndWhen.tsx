import { Button, Form, type FormInstance, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { type Day, yearOf } from "@/lib/dates";
import { useAmount } from "@/lib/useAmount";

import { CategoryChoice } from "./CategoryChoice";
import { DateFields } from "./DateFields";
import { draftOf, isSingleDay, type Values } from "./draft";
import { PartOfDay } from "./PartOfDay";
import { PricePanel } from "./PricePanel";
import { RangeCalendar } from "./RangeCalendar";
import { useFieldErrors } from "./useFieldErrors";
import { isSendable, type LivePrice } from "./useLivePrice";
import { useMonth } from "./useMonth";
import styles from "./WhatAndWhen.module.css";

type Props = {
  form: FormInstance<Values>;
  values: Partial<Values>;
  today: Day;
  live: LivePrice;
  editing: LeaveRequest | undefined;
  onClose: () => void;
};

const NOTES_AT_MOST = 2000;

export function WhatAndWhen({ form, values, today, live, editing, onClose }: Props) {
  const { t } = useTranslation();
  const { help, general } = useFieldErrors(live.price?.problems ?? [], values);
  const isPriced = draftOf(values) !== undefined;
  return (
    <div className={styles.columns}>
      <div>
        <Form.Item
          name="category"
          label={t("wizard.category")}
          rules={[{ required: true, message: t("wizard.needCategory") }]}
          {...help("category")}
        >
          <CategoryChoice year={yearOf(values.start_date ?? today)} />
        </Form.Item>
        <Dates form={form} values={values} today={today} help={help} editing={editing} />
      </div>
      <div className={styles.side}>
        <PricePanel price={live.price} isCurrent={live.isCurrent} />
        {live.problem && <ProblemAlert problem={live.problem} />}
        {general.map((text) => (
          <p key={text} role="alert" className={styles.rule}>
            {text}
          </p>
        ))}
        <Form.Item name="part" label={t("wizard.part")} hidden={!isSingleDay(values)}>
          <Segmented
            block
            options={[
              { value: "FULL", label: t("wizard.full") },
              { value: "PART", label: t("wizard.partial") },
            ]}
          />
        </Form.Item>
        {isSingleDay(values) && values.part === "PART" && <PartOfDay form={form} help={help("start_time")} />}
        <Form.Item name="notes" label={t("wizard.notes")} {...help("notes")}>
          <Input.TextArea rows={2} maxLength={NOTES_AT_MOST} placeholder={t("wizard.notesHint")} />
        </Form.Item>
      </div>
      <div className={styles.footer}>
        <PriceAtAGlance price={live.price} />
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="primary" htmlType="submit" disabled={isPriced && !isSendable(live)}>
          {t("wizard.continue")}
        </Button>
      </div>
    </div>
  );
}

/** On a phone the price is below the fold; its sum stays in sight. */
function PriceAtAGlance({ price }: { price: LivePrice["price"] }) {
  const amount = useAmount();
  return <strong className={styles.glance}>{price && amount(price.hours)}</strong>;
}

type DatesProps = Pick<Props, "form" | "values" | "today" | "editing"> & {
  help: ReturnType<typeof useFieldErrors>["help"];
};

/** The same two dates as fields to type in and as a month to point at. */
function Dates({ form, values: { category, start_date: start, end_date: end }, today, help, editing }: DatesProps) {
  const [month, setMonth] = useState((start ?? today).slice(0, 7));
  return (
    <>
      <DateFields form={form} help={help} onMove={setMonth} />
      <RangeCalendar
        month={month}
        onMonth={setMonth}
        today={today}
        known={useMonth(month, category, editing?.id)}
        range={start && end && start <= end ? { start, end } : undefined}
        onRange={(range) => form.setFieldsValue({ start_date: range.start, end_date: range.end })}
      />
    </>
  );
}
