import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import { Pill, type Tone } from "@/components/Pill";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./DecideSeveralDialog.module.css";
import type { Outcome, Run } from "./useDecideSeveral";
import { useRefusalText } from "./useRefusalText";

type Props = { run: Run; onStop: () => void; onClose: () => void };

/** How far several decisions have come, and what became of each. */
export function DecideSeveralDialog({ run, onStop, onClose }: Props) {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const { verb, outcomes, isOver } = run;
  const counted = (state: Outcome["state"]) => outcomes.filter((each) => each.state === state).length;
  const [done, refused, left] = [counted("done"), counted("refused"), counted("skipped")];
  const isPlain = refused + left === 0;
  return (
    <Modal
      open
      title={t(verb === "approve" ? "several.approving" : "several.rejecting", { count: outcomes.length })}
      closable={false}
      keyboard={isOver}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        isOver ? (
          <Button type="primary" autoFocus onClick={onClose}>
            {common("common.close")}
          </Button>
        ) : (
          <Button onClick={onStop}>{t("several.stop")}</Button>
        )
      }
    >
      <progress
        className={styles.progress}
        aria-label={t("several.progress", { done: done + refused, total: outcomes.length })}
        value={done + refused}
        max={outcomes.length}
      />
      <p role="status" className={styles.result}>
        {isOver && (isPlain ? t("several.done", { done }) : t("several.result", { done, refused, left }))}
      </p>
      <ul className={styles.rows}>
        {outcomes.map((outcome) => (
          <OutcomeRow key={outcome.request.id} verb={verb} outcome={outcome} />
        ))}
      </ul>
    </Modal>
  );
}

const TONES: Record<Outcome["state"], Tone> = {
  waiting: "cancelled",
  sending: "accent",
  done: "approved",
  refused: "rejected",
  skipped: "cancelled",
};

function OutcomeRow({ verb, outcome: { request, state, problem } }: { verb: Run["verb"]; outcome: Outcome }) {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  const refusalText = useRefusalText();
  const word = state === "done" ? (verb === "approve" ? "approved" : "rejected") : state;
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <strong>{request.user.name}</strong>
        <span className="muted">{formatRange(request.start_date, request.end_date, locale)}</span>
        {problem && <span className={styles.why}>{refusalText(problem)}</span>}
      </span>
      <Pill tone={TONES[state]}>{t(`several.${word}`)}</Pill>
    </li>
  );
}
