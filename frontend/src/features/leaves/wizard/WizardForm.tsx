import { Form } from "antd";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import type { Day } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";

import { CheckAndSend } from "./CheckAndSend";
import type { PersonField } from "./personField";
import { StepMarks } from "./StepMarks";
import { isSendable } from "./useLivePrice";
import { useWizard } from "./useWizard";
import { WhatAndWhen } from "./WhatAndWhen";
import styles from "./WhatAndWhen.module.css";

type Props = {
  owner: number | undefined;
  today: Day;
  dates: DayRange | undefined;
  editing: LeaveRequest | undefined;
  personField: PersonField | undefined;
  onDirty: () => void;
  onClose: () => void;
  onSent: (request: LeaveRequest) => void;
};

export function WizardForm({ owner, today, dates, editing, personField, onDirty, onClose, onSent }: Props) {
  const { t } = useTranslation("leaves");
  const wizard = useWizard({ owner, dates, editing, onSent });
  const { form, values, draft, live, step, setStep, command } = wizard;
  return (
    <>
      <StepMarks step={step} />
      {wizard.isRestored && (
        <p role="status" className={styles.restored}>
          {t("wizard.restored")}
        </p>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={wizard.initial}
        onValuesChange={() => {
          wizard.keep();
          onDirty();
        }}
        onFinish={() => isSendable(live) && setStep(2)}
      >
        <div hidden={step !== 1}>
          <WhatAndWhen
            form={form}
            values={values}
            today={today}
            live={live}
            editing={editing}
            personField={personField}
            onClose={onClose}
          />
        </div>
      </Form>
      {step === 2 && draft && live.price && (
        <CheckAndSend
          draft={draft}
          attachment={values.attachment}
          price={live.price}
          problem={command.error}
          isSending={command.isPending}
          isEdit={editing !== undefined}
          onBack={() => {
            command.reset();
            setStep(1);
          }}
          onSend={wizard.send}
        />
      )}
    </>
  );
}
