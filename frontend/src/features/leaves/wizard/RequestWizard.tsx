import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { DiscardDialog } from "@/components/DiscardDialog";
import type { Day } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";
import { useUnloadWarning } from "@/lib/useUnloadWarning";

import { keptDraft } from "./keptDraft";
import type { PersonField } from "./personField";
import { WizardForm } from "./WizardForm";

type Props = {
  /** Who asks for themselves: what was typed is kept for them alone, should the login end meanwhile. */
  owner?: number;
  /** Where the employee is. */
  today: Day;
  /** Chosen before the form was opened. */
  dates?: DayRange;
  /** The request to change, instead of a new one. */
  editing?: LeaveRequest;
  personField?: PersonField;
  onClose: () => void;
  onSent?: (request: LeaveRequest) => void;
};

/** Asking for leave in two steps: what and when with its price, then check and send. */
export default function RequestWizard(props: Props) {
  const { owner, today, dates, editing, personField, onClose, onSent } = props;
  const { t } = useTranslation();
  const [isDirty, setIsDirty] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  useUnloadWarning(isDirty);
  const leave = () => {
    keptDraft.forget(owner);
    onClose();
  };
  const close = () => (isDirty ? setIsAsking(true) : leave());
  const title = personField ? "wizard.recordTitle" : "wizard.title";
  return (
    <Modal
      open
      centered
      width="58rem"
      title={t(editing ? "wizard.editTitle" : title)}
      footer={null}
      mask={{ closable: !isDirty }}
      onCancel={close}
    >
      <Boundary skeleton={<Bones shape="panel" />}>
        <WizardForm
          owner={owner}
          today={today}
          dates={dates}
          editing={editing}
          personField={personField}
          onDirty={() => setIsDirty(true)}
          onClose={close}
          onSent={(request) => {
            onSent?.(request);
            leave();
          }}
        />
      </Boundary>
      {isAsking && <DiscardDialog onKeep={() => setIsAsking(false)} onDiscard={leave} />}
    </Modal>
  );
}
