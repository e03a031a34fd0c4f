import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { useProblemText } from "@/lib/problemText";
import { useCountdown } from "@/lib/useCountdown";

type Props = { problem: Problem; onRetry?: () => void; retryLabel?: string };

const OVERTAKEN = ["invalid_state", "version_conflict"];
const USUAL_WAIT = 10;
const BUSY = 503;

/** A refusal or a failure, in words, with what to do about it. */
export function ProblemAlert({ problem, onRetry, retryLabel }: Props) {
  const { t } = useTranslation();
  const { title, hint } = useProblemText()(problem);
  const isOvertaken = OVERTAKEN.includes(problem.code);
  const word = retryLabel ?? t(isOvertaken ? "common.reload" : "common.tryAgain");
  const wait = problem.retryAfter ?? (problem.status === BUSY ? USUAL_WAIT : undefined);
  return (
    <Alert
      type={problem.status >= 500 || problem.isUnreachable ? "warning" : "error"}
      showIcon
      title={title}
      description={wait === undefined ? hint : <Wait problem={problem} seconds={wait} onRetry={onRetry} />}
      action={onRetry && <Button onClick={onRetry}>{word}</Button>}
    />
  );
}

/** How long it takes until the next attempt is worth it. A busy server is asked again by itself. */
function Wait({ problem, seconds, onRetry }: { problem: Problem; seconds: number; onRetry: (() => void) | undefined }) {
  const { t } = useTranslation();
  const isAutomatic = problem.status === BUSY && onRetry !== undefined;
  const left = useCountdown(seconds, isAutomatic ? onRetry : undefined);
  if (left === 0) return t("problems.tryNow");
  return (
    <span role="timer">{t(isAutomatic ? "problems.retriesIn" : "problems.retryAfter", { count: left })}</span>
  );
}
