import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";

import { Notice } from "./Notice";
import { ProblemAlert } from "./ProblemAlert";
import styles from "./Refusal.module.css";

/** The thing is another by now than the one that was looked at. */
const CHANGED_SINCE = 412;

type Props = {
  problem: Problem | null;
  /** Words of the place's own for it, and what they lead to. */
  said?: { title: string; way?: ReactNode };
  /** Shows what is true now. */
  onReload?: () => void;
};

/** Why a command was not carried out, where no field says it; what has changed meanwhile can be reloaded. */
export function Refusal({ problem, said, onReload }: Props) {
  const { t } = useTranslation();
  if (!problem || problem.errors.length > 0) return null;
  return (
    <div className={styles.refusal}>
      {said ? (
        <Notice
          tone="error"
          title={said.title}
          action={onReload && <Button onClick={onReload}>{t("common.reload")}</Button>}
        >
          {said.way}
        </Notice>
      ) : (
        <ProblemAlert problem={problem} onRetry={problem.status === CHANGED_SINCE ? onReload : undefined} />
      )}
    </div>
  );
}
