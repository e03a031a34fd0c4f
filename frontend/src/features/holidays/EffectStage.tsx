import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Effect } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";

import type { HolidayChange } from "./holidayApi";
import styles from "./HolidayDialog.module.css";

/** Shows what happens to leave: leave is another part's to know. */
export type ShowEffects = (affected: Effect[], isDone: boolean) => ReactNode;

type Props = {
  kind: HolidayChange["kind"];
  affected: Effect[];
  isDone: boolean;
  isPending: boolean;
  problem: Problem | null;
  effects: ShowEffects;
  onBack: () => void;
  onConfirm: () => void;
  onClose: () => void;
};

/** The effect before it happens, then what has happened. */
export function EffectStage({ kind, affected, isDone, isPending, problem, effects, onBack, onConfirm, onClose }: Props) {
  const { t } = useTranslation(["holidays", "translation"]);
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone with the step before.
  useEffect(() => heading.current?.focus(), [isDone]);
  return (
    <div className={styles.stage}>
      <h2 ref={heading} tabIndex={-1}>
        {t(isDone ? `${kind}.done` : "effect.title")}
      </h2>
      {effects(affected, isDone)}
      {problem && <ProblemAlert problem={problem} />}
      <div className={styles.buttons}>
        {isDone ? (
          <Button type="primary" onClick={onClose}>
            {t("translation:common.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onBack}>{t("back")}</Button>
            <Button type="primary" danger={kind === "remove"} loading={isPending} onClick={onConfirm}>
              {t(`${kind}.confirm`)}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
