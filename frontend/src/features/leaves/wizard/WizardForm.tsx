import { Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveDraft, LeaveRequest } from "@/api/types";
import type { Day } from "@/lib/dates";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";

import { useEditLeave, useSubmitLeave } from "../leaveCommands";
import { CheckAndSend } from "./CheckAndSend";
import { draftOf, type Values, valuesOf } from "./draft";
import type { Range } from "./RangeCalendar";
import { StepMarks } from "./StepMarks";
import { isSendable, useLivePrice } from "./useLivePrice";
import { WhatAndWhen } from "./WhatAndWhen";

type Props = {
  today: Day;
  dates: Range | undefined;
  editing: LeaveRequest | undefined;
  onChange: () => void;
  onClose: () => void;
  onSent: (request: LeaveRequest) => void;
};

export function WizardForm({ today, dates, editing, onChange, onClose, onSent }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [step, setStep] = useState<1 | 2>(1);
  const [initial] = useState<Values>(() =>
    editing ? valuesOf(editing) : { part: "FULL", start_date: dates?.start, end_date: dates?.end },
  );
  const watched = Form.useWatch((all: Values) => all, { form, preserve: true }) as Values | undefined;
  const values: Partial<Values> = { ...initial, ...watched };
  const draft = draftOf(values);
  const live = useLivePrice(draft, editing?.id);
  const submit = useSubmitLeave();
  const edit = useEditLeave();
  const command = editing ? edit : submit;

  const send = (whole: LeaveDraft) => {
    const outcome = {
      onSuccess: (request: LeaveRequest) => {
        toast(t(editing ? "wizard.edited" : "wizard.sent"));
        onSent(request);
      },
    };
    if (editing) edit.mutate({ key, request: editing, draft: whole }, outcome);
    else submit.mutate({ key, draft: whole }, outcome);
  };

  return (
    <>
      <StepMarks step={step} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={onChange}
        onFinish={() => isSendable(live) && setStep(2)}
      >
        <div hidden={step !== 1}>
          <WhatAndWhen form={form} values={values} today={today} live={live} editing={editing} onClose={onClose} />
        </div>
      </Form>
      {step === 2 && draft && live.price && (
        <CheckAndSend
          draft={{ ...draft, notes: values.notes ?? "" }}
          price={live.price}
          problem={command.error}
          isSending={command.isPending}
          isEdit={editing !== undefined}
          onBack={() => {
            command.reset();
            setStep(1);
          }}
          onSend={send}
        />
      )}
    </>
  );
}
