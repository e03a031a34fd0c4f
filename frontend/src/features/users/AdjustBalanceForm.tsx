import { Button, Form, type FormInstance, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Adjustment, Balance, User } from "@/api/types";
import { useUnsaved } from "@/components/unsaved";
import { addHours } from "@/lib/formatHours";
import { toast } from "@/lib/toasts";
import { useAmount } from "@/lib/useAmount";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import styles from "./PersonBalances.module.css";
import { PersonRefusal } from "./PersonRefusal";
import { useAdjustBalance } from "./userCommands";

const QUARTERS = 4;
const REASON_AT_MOST = 1000;

const isQuarterHours = (text: string | undefined): text is string =>
  !!text && Number(text) !== 0 && Number.isInteger(Number(text) * QUARTERS);

type Values = Pick<Adjustment, "hours" | "reason">;
type Props = { user: User; balance: Balance; onDone: () => void };

/** Signed hours for one balance, with the figure they lead to before anything is sent. */
export function AdjustBalanceForm({ user, balance, onDone }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const [form] = Form.useForm<Values>();
  const { send, problem, isPending } = useSending(form, { user, balance, onDone });
  const check = useHoursRule(balance);
  const [isTyped, setIsTyped] = useState(false);
  useUnsaved({ isTyped, isSending: isPending });
  return (
    <Form
      form={form}
      className={styles.adjust}
      layout="vertical"
      requiredMark={false}
      onValuesChange={() => setIsTyped(true)}
      onFinish={send}
    >
      <Form.Item name="hours" label={t("hours")} extra={t("hoursHint")} rules={[{ validator: check }]}>
        <Input type="number" step={1 / QUARTERS} autoFocus />
      </Form.Item>
      <After form={form} balance={balance} />
      <Form.Item
        name="reason"
        label={t("reason")}
        extra={t("reasonHint")}
        rules={[{ required: true, whitespace: true, message: t("translation:form.required") }]}
      >
        <Input.TextArea rows={3} maxLength={REASON_AT_MOST} />
      </Form.Item>
      <PersonRefusal problem={problem} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t("adjust")}
      </Button>
    </Form>
  );
}

function useSending(form: FormInstance<Values>, { user, balance, onDone }: Props) {
  const { t } = useTranslation("people");
  const amount = useAmount();
  const { key, renewAfter } = useCommandKey();
  const fieldProblems = useFieldProblems("people");
  const { mutate, error, isPending } = useAdjustBalance(user);
  const adjustment = ({ hours, reason }: Values): Adjustment => ({
    category: balance.category.id,
    balance_year: balance.balance_year,
    hours: Number(hours).toFixed(2),
    reason,
  });
  const send = (values: Values) =>
    mutate(
      { key, adjustment: adjustment(values) },
      {
        onSuccess: ({ available_hours }) => {
          toast(t("adjusted", { amount: amount(available_hours) }));
          onDone();
        },
        onError: (problem) => {
          renewAfter(problem);
          form.setFields(fieldProblems(problem));
        },
      },
    );
  return { send, problem: error, isPending };
}

/** Quarter hours that leave something, or nothing, but no debt. */
function useHoursRule({ available_hours }: Balance) {
  const { t } = useTranslation("people");
  const amount = useAmount();
  return (_: unknown, text: string | undefined) => {
    if (!isQuarterHours(text)) return Promise.reject(new Error(t("hoursWrong")));
    const isShort = Number(addHours(available_hours, text)) < 0;
    return isShort ? Promise.reject(new Error(t("hoursShort", { amount: amount(available_hours) }))) : Promise.resolve();
  };
}

function After({ form, balance: { available_hours } }: { form: FormInstance<Values>; balance: Balance }) {
  const { t } = useTranslation("people");
  const amount = useAmount();
  const hours = Form.useWatch<string | undefined>("hours", form);
  const after = isQuarterHours(hours) ? addHours(available_hours, hours) : undefined;
  if (after === undefined || Number(after) < 0) return null;
  return (
    <p className={styles.after} role="status">
      {t("after", { before: amount(available_hours), after: amount(after) })}
    </p>
  );
}
