import { useSuspenseQuery } from "@tanstack/react-query";
import { Button, Form, type FormInstance, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import type { LeaveRequest } from "@/api/types";
import { DatePair } from "@/components/DatePair";
import { ProblemAlert } from "@/components/ProblemAlert";
import { type Day, monthOf, yearOf } from "@/lib/dates";
import { useAmount } from "@/lib/useAmount";
import { useAtMost } from "@/lib/useAtMost";

import { CategoryChoice } from "./CategoryChoice";
import { ConflictLinks } from "./ConflictLinks";
import { draftOf, type Values } from "./draft";
import { PartOfDay } from "./PartOfDay";
import type { PersonField } from "./personField";
import { PricePanel } from "./PricePanel";
import { ProofField } from "./ProofField";
import { RangeCalendar } from "./RangeCalendar";
import { type FieldHelp, useFieldErrors } from "./useFieldErrors";
import { isSendable, type LivePrice } from "./useLivePrice";
import { useMonth } from "./useMonth";
import styles from "./WhatAndWhen.module.css";

type Props = {
  form: FormInstance<Values>;
  values: Partial<Values>;
  today: Day;
  live: LivePrice;
  editing: LeaveRequest | undefined;
  personField: PersonField | undefined;
  onClose: () => void;
};

const NOTES_AT_MOST = 2000;

export function WhatAndWhen({ form, values, today, live, editing, personField, onClose }: Props) {
  const { t } = useTranslation();
  const [isUploading, setIsUploading] = useState(false);
  const { help, general } = useFieldErrors(live.price, values, today);
  const { data: categories } = useSuspenseQuery(categoriesQuery());
  const category = categories.find(({ id }) => id === values.category);
  const isPriced = draftOf(values) !== undefined;
  const atMost = useAtMost();
  return (
    <div className={styles.columns}>
      <div>
        {personField && <Person field={personField} help={help} />}
        <Form.Item
          name="category"
          label={t("wizard.category")}
          rules={[{ required: true, message: t("wizard.needCategory") }]}
          {...help("category")}
        >
          <CategoryChoice
            year={yearOf(values.start_date ?? today)}
            user={values.user}
            isUnknown={personField !== undefined && values.user === undefined}
          />
        </Form.Item>
        <Dates form={form} values={values} today={today} help={help} editing={editing} />
      </div>
      <div className={styles.side}>
        <PricePanel price={live.price} isCurrent={live.isCurrent} />
        <Refusals live={live} general={general} isOwn={values.user === undefined} />
        <PartOfDay form={form} values={values} most={Number(category?.max_hours_per_day)} help={help} />
        <Form.Item name="notes" label={t("wizard.notes")} rules={[atMost(NOTES_AT_MOST)]} {...help("notes")}>
          <Input.TextArea rows={2} placeholder={t("wizard.notesHint")} />
        </Form.Item>
        <ProofField
          values={values}
          isRequired={category?.requires_attachment ?? false}
          help={help}
          onBusy={setIsUploading}
        />
      </div>
      <div className={styles.footer}>
        <PriceAtAGlance price={live.price} />
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="primary" htmlType="submit" disabled={isUploading || (isPriced && !isSendable(live))}>
          {t("wizard.continue")}
        </Button>
      </div>
    </div>
  );
}

function Person({ field: Field, help }: { field: PersonField; help: FieldHelp }) {
  const { t } = useTranslation("leaves");
  return (
    <Form.Item
      name="user"
      label={t("wizard.person")}
      rules={[{ required: true, message: t("wizard.needPerson") }]}
      {...help("user")}
    >
      <Field />
    </Form.Item>
  );
}

/** What fails as a whole, and the own requests that are in the way. */
function Refusals({ live, general, isOwn }: { live: LivePrice; general: string[]; isOwn: boolean }) {
  return (
    <>
      {live.problem && <ProblemAlert problem={live.problem} onRetry={live.retry} />}
      {general.map((text) => (
        <p key={text} role="alert" className={styles.rule}>
          {text}
        </p>
      ))}
      {isOwn && live.price && <ConflictLinks conflicts={live.price.conflicts} />}
    </>
  );
}

/** On a phone the price is below the fold; its sum stays in sight. */
function PriceAtAGlance({ price }: { price: LivePrice["price"] }) {
  const amount = useAmount();
  return <strong className={styles.glance}>{price && amount(price.hours)}</strong>;
}

type DatesProps = Pick<Props, "form" | "values" | "today" | "editing"> & {
  help: FieldHelp;
};

/** The same two dates as fields to type in and as a month to point at. */
function Dates({ form, values, today, help, editing }: DatesProps) {
  const { t } = useTranslation();
  const { category, user, start_date: start, end_date: end } = values;
  const [month, setMonth] = useState(monthOf(start ?? today));
  return (
    <>
      <DatePair
        form={form}
        labels={{
          start: t("wizard.firstDay"),
          end: t("wizard.lastDay"),
          order: t("wizard.endBeforeStart"),
          needStart: t("wizard.needFirst"),
          needEnd: t("wizard.needLast"),
        }}
        help={{ start: help("start_date"), end: help("end_date") }}
        onStart={(day) => setMonth(monthOf(day))}
      />
      <RangeCalendar
        month={month}
        onMonth={setMonth}
        today={today}
        known={useMonth({ month, category, user, request: editing?.id })}
        range={start && end && start <= end ? { start, end } : undefined}
        onRange={(range) => form.setFieldsValue({ start_date: range.start, end_date: range.end })}
      />
    </>
  );
}
