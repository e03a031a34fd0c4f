import { Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Effect, Holiday } from "@/api/types";
import { useClosing } from "@/components/useClosing";
import { newKey } from "@/lib/newKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { EffectStage, type ShowEffects } from "./EffectStage";
import { FactsStage } from "./FactsStage";
import { type HolidayChange, useHolidayChange, useHolidayPreview } from "./holidayApi";
import type { Places } from "./places";
import type { Values } from "./plan";

type Stage =
  | { at: "facts" }
  | { at: "effect"; change: HolidayChange; affected: Effect[]; key: string }
  | { at: "done"; change: HolidayChange; affected: Effect[] };

type Props = {
  holiday?: Holiday;
  places: Places;
  effects: ShowEffects;
  onClose: () => void;
};

/** A holiday is first said, then its effect on leave is looked at, and only then does it happen. */
export function HolidayDialog({ holiday, places, effects, onClose }: Props) {
  const { t } = useTranslation("holidays");
  const [form] = Form.useForm<Values>();
  const [stage, setStage] = useState<Stage>({ at: "facts" });
  const preview = useHolidayPreview();
  const command = useHolidayChange();
  const closing = useClosing({
    isDirty: () => stage.at !== "done" && form.isFieldsTouched(),
    isBusy: command.isPending,
    onClose,
  });
  const fieldProblems = useFieldProblems("holidays");

  const look = (change: HolidayChange) =>
    preview.mutate(change, {
      onSuccess: (affected) => setStage({ at: "effect", change, affected, key: newKey() }),
      onError: (problem) => form.setFields(fieldProblems(problem)),
    });
  const back = () => {
    command.reset();
    setStage({ at: "facts" });
  };
  const carryOut = ({ change, key }: { change: HolidayChange; key: string }) =>
    command.mutate({ change, key }, { onSuccess: (affected) => setStage({ at: "done", change, affected }) });

  const kind = stage.at === "facts" ? (holiday ? "change" : "add") : stage.change.kind;
  return (
    <Modal
      open
      title={stage.at === "facts" && holiday ? holiday.holiday_name : t(`${kind}.title`)}
      footer={null}
      mask={{ closable: false }}
      onCancel={closing.close}
    >
      {/* What was typed stays while the effect is looked at. */}
      <div hidden={stage.at !== "facts"}>
        <FactsStage
          form={form}
          holiday={holiday}
          places={places}
          isLooking={preview.isPending}
          problem={preview.error}
          onLook={look}
          onClose={closing.close}
        />
      </div>
      {stage.at !== "facts" && (
        <EffectStage
          kind={stage.change.kind}
          affected={stage.affected}
          isDone={stage.at === "done"}
          isPending={command.isPending}
          problem={command.error}
          effects={effects}
          onBack={back}
          onConfirm={() => stage.at === "effect" && carryOut(stage)}
          onClose={onClose}
        />
      )}
      {closing.question}
    </Modal>
  );
}
