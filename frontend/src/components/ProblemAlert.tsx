import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { useProblemText } from "@/lib/problemText";

type Props = { problem: Problem; onRetry?: () => void; retryLabel?: string };

/** A refusal or a failure, in words, with what to do about it. */
export function ProblemAlert({ problem, onRetry, retryLabel }: Props) {
  const { t } = useTranslation();
  const { title, hint } = useProblemText()(problem);
  return (
    <Alert
      type={problem.status >= 500 || problem.isUnreachable ? "warning" : "error"}
      showIcon
      title={title}
      description={hint}
      action={onRetry && <Button onClick={onRetry}>{retryLabel ?? t("common.tryAgain")}</Button>}
    />
  );
}
