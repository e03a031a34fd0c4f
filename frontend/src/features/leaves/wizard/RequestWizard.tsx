import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import type { Day } from "@/lib/dates";

import type { Range } from "./RangeCalendar";
import { WizardForm } from "./WizardForm";

type Props = {
  today: Day;
  /** Dates chosen before the form was opened. */
  dates?: Range;
  /** The request to change, instead of a new one. */
  editing?: LeaveRequest;
  onClose: () => void;
  onSent?: (request: LeaveRequest) => void;
};

/** Asking for leave in two steps: what and when with its price, then check and send. */
export default function RequestWizard({ today, dates, editing, onClose, onSent }: Props) {
  const { t } = useTranslation();
  const [isDirty, setIsDirty] = useState(false);
  return (
    <Modal
      open
      centered
      width="58rem"
      title={t(editing ? "wizard.editTitle" : "wizard.title")}
      footer={null}
      mask={{ closable: !isDirty }}
      onCancel={onClose}
    >
      <Boundary skeleton={<Bones shape="panel" />}>
        <WizardForm
          today={today}
          dates={dates}
          editing={editing}
          onChange={() => setIsDirty(true)}
          onClose={onClose}
          onSent={(request) => {
            onSent?.(request);
            onClose();
          }}
        />
      </Boundary>
    </Modal>
  );
}
