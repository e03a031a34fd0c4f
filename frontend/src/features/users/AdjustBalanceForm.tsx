import { useSuspenseQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Adjustment, User } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";
import { useAmount } from "@/lib/useAmount";

import { useAdjustBalance, userQueries } from "./userApi";

const QUARTER_HOUR = 0.25;
const REASON_AT_MOST = 1000;

export function AdjustBalanceForm({ user, thisYear }: { user: User; thisYear: number }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const [form] = Form.useForm<Adjustment>();
  const [key, setKey] = useState(newKey);
  const year = Form.useWatch<number | undefined>("balance_year", form) ?? thisYear;
  const { data: balances } = useSuspenseQuery(userQueries.balances(user.id, year));
  const adjust = useAdjustBalance(user);
  const required = [{ required: true, message: t("form.required") }];

  const send = (values: Adjustment) =>
    adjust.mutate(
      { key, adjustment: { ...values, hours: Number(values.hours).toFixed(2) } },
      {
        onSuccess: ({ available_hours }) => {
          toast(t("people.adjusted", { amount: amount(available_hours) }));
          form.resetFields(["hours", "reason"]);
          setKey(newKey());
        },
        onError: (problem) => form.setFields(problem.toFields()),
      },
    );

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ balance_year: thisYear, category: balances[0]?.category.id }}
      onFinish={send}
    >
      <Form.Item name="balance_year" label={t("profile.year")}>
        <Select options={[thisYear - 1, thisYear, thisYear + 1].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="category" label={t("leave.category")} rules={required}>
        <Select
          options={balances.map(({ category, available_hours }) => ({
            value: category.id,
            label: `${category.name}: ${t("wizard.left", { amount: amount(available_hours) })}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="hours" label={t("people.hours")} extra={t("people.hoursHint")} rules={required}>
        <Input type="number" step={QUARTER_HOUR} />
      </Form.Item>
      <Form.Item name="reason" label={t("people.reason")} rules={required}>
        <Input.TextArea rows={3} maxLength={REASON_AT_MOST} />
      </Form.Item>
      {adjust.error && adjust.error.errors.length === 0 && (
        <Form.Item>
          <ProblemAlert problem={adjust.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={adjust.isPending}>
        {t("people.adjust")}
      </Button>
    </Form>
  );
}
