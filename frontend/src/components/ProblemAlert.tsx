import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { useProblemText } from "@/lib/problemText";
import { useCountdown } from "@/lib/useCountdown";

import { Notice } from "./Notice";
import { PlainButton } from "./PlainButton";

type Props = {
  problem: Problem;
  onRetry?: () => void;
  /** What the button does where it is no further attempt; that happens only when it is pressed. */
  retryLabel?: string;
};

/** Something else is stored than what was looked at. */
const OVERTAKEN = [409, 412];
const USUAL_WAIT = 10;
const BUSY = 503;

/** A refusal or a failure, in words, with what to do about it. */
export function ProblemAlert({ problem, onRetry, retryLabel }: Props) {
  const { t } = useTranslation();
  const { title, hint } = useProblemText()(problem);
  const isOvertaken = OVERTAKEN.includes(problem.status);
  const word = retryLabel ?? t(isOvertaken ? "common.reload" : "common.tryAgain");
  const wait = waitOf(problem);
  const byItself = retryLabel === undefined && problem.status === BUSY ? onRetry : undefined;
  return (
    <Notice
      tone={problem.status >= 500 || problem.isUnreachable ? "warning" : "error"}
      title={title}
      action={onRetry && <PlainButton onClick={onRetry}>{word}</PlainButton>}
    >
      {wait === undefined ? hint : <Wait problem={problem} seconds={wait} onEnd={byItself} />}
    </Notice>
  );
}

const waitOf = ({ retryAfter, status }: Problem) => retryAfter ?? (status === BUSY ? USUAL_WAIT : undefined);

/** How long it takes until the next attempt is worth it. A busy server is asked again by itself. */
function Wait({ problem, seconds, onEnd }: { problem: Problem; seconds: number; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation();
  const left = useCountdown(problem, seconds, onEnd);
  if (left === 0) return t("problems.tryNow");
  return (
    <span role="timer">{t(onEnd ? "problems.retriesIn" : "problems.retryAfter", { count: left })}</span>
  );
}
