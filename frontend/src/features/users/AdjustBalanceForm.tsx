import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import type { Adjustment, Balance, User } from "@/api/types";
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

type Props = { user: User; balance: Balance; onDone: () => void };

/** Signed hours for one balance, with the figure they lead to before anything is sent. */
export function AdjustBalanceForm({ user, balance, onDone }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const amount = useAmount();
  const [form] = Form.useForm<Pick<Adjustment, "hours" | "reason">>();
  const { key, renewAfter } = useCommandKey();
  const hours = Form.useWatch<string | undefined>("hours", form);
  const adjust = useAdjustBalance(user);
  const fieldProblems = useFieldProblems("people");
  const leaves = isQuarterHours(hours) ? addHours(balance.available_hours, hours) : undefined;

  const check = (_: unknown, text: string | undefined) => {
    if (!isQuarterHours(text)) return Promise.reject(new Error(t("hoursWrong")));
    const isShort = Number(addHours(balance.available_hours, text)) < 0;
    return isShort ? Promise.reject(new Error(t("hoursShort", { amount: amount(balance.available_hours) }))) : Promise.resolve();
  };

  const send = (values: Pick<Adjustment, "hours" | "reason">) =>
    adjust.mutate(
      {
        key,
        adjustment: {
          category: balance.category.id,
          balance_year: balance.balance_year,
          hours: Number(values.hours).toFixed(2),
          reason: values.reason,
        },
      },
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

  return (
    <Form form={form} className={styles.adjust} layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item name="hours" label={t("hours")} extra={t("hoursHint")} rules={[{ validator: check }]}>
        <Input type="number" step={1 / QUARTERS} autoFocus />
      </Form.Item>
      {leaves !== undefined && Number(leaves) >= 0 && (
        <p className={styles.after} role="status">
          {t("after", { before: amount(balance.available_hours), after: amount(leaves) })}
        </p>
      )}
      <Form.Item
        name="reason"
        label={t("reason")}
        extra={t("reasonHint")}
        rules={[{ required: true, whitespace: true, message: t("translation:form.required") }]}
      >
        <Input.TextArea rows={3} maxLength={REASON_AT_MOST} />
      </Form.Item>
      <PersonRefusal problem={adjust.error} />
      <Button type="primary" htmlType="submit" loading={adjust.isPending}>
        {t("adjust")}
      </Button>
    </Form>
  );
}
