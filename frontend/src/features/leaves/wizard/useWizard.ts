import { Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveDraft, LeaveRequest } from "@/api/types";
import type { DayRange } from "@/lib/dayRange";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";

import { useEditLeave, useSubmitLeave } from "../leaveCommands";
import { draftOf, type Values, valuesOf } from "./draft";
import { keptDraft } from "./keptDraft";
import { useLivePrice } from "./useLivePrice";

type Options = {
  owner: number | undefined;
  dates: DayRange | undefined;
  editing: LeaveRequest | undefined;
  onSent: (request: LeaveRequest) => void;
};

/** What most people mean by a part of a day; they change it where they mean something else. */
const USUAL_PARTS: Values = { part: "FULL", start_time: "08:00", end_time: "12:00", hours: "4" };

function startOf({ owner, dates, editing }: Options) {
  const fresh: Values = { ...USUAL_PARTS, start_date: dates?.start, end_date: dates?.end };
  // Days chosen on the calendar are a new intention; what was kept belongs to an earlier one.
  const kept = editing || dates ? undefined : keptDraft.read(owner);
  const values = editing ? valuesOf(editing) : fresh;
  return { key: kept?.key ?? newKey(), initial: kept?.values ?? values, isRestored: kept !== undefined };
}

/** The state of the two steps: what is typed, what it costs, and the command that sends it. */
export function useWizard(options: Options) {
  const { owner, editing, onSent } = options;
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [{ key, initial, isRestored }] = useState(() => startOf(options));
  const [step, setStep] = useState<1 | 2>(1);
  const watched = Form.useWatch((all: Values) => all, { form, preserve: true }) as Values | undefined;
  const values: Partial<Values> = { ...initial, ...watched };
  const priced = draftOf(values);
  const live = useLivePrice(priced, editing?.id);
  const submit = useSubmitLeave();
  const edit = useEditLeave();

  const send = (draft: LeaveDraft) => {
    const outcome = {
      onSuccess: (request: LeaveRequest) => {
        toast(t(editing ? "wizard.edited" : "wizard.sent"));
        onSent(request);
      },
    };
    if (editing) edit.mutate({ key, request: editing, draft }, outcome);
    else submit.mutate({ key, draft }, outcome);
  };

  return {
    form,
    initial,
    isRestored,
    values,
    draft: priced && wholeOf(priced, values, editing !== undefined),
    live,
    step,
    setStep,
    command: editing ? edit : submit,
    send,
    keep: () => !editing && keptDraft.write(owner, { key, values: form.getFieldsValue(true) as Values }),
  };
}

/** A change takes the whole request, so a document that is gone is said to be gone. */
function wholeOf(priced: LeaveDraft, { notes = "", attachment }: Partial<Values>, isEdit: boolean): LeaveDraft {
  const proof = attachment || isEdit ? { attachment: attachment?.id ?? null } : {};
  return { ...priced, ...proof, notes };
}
