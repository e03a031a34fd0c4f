import { Form } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { ProblemAlert } from "@/components/ProblemAlert";

import { useRefreshPeople } from "./userCommands";

type Props = { problem: Problem | null; onReload?: () => void };

/** What a form about a person could not do, where no field says it; somebody else's change is reloaded. */
export function Refusal({ problem, onReload }: Props) {
  const { t } = useTranslation();
  const refresh = useRefreshPeople();
  if (!problem || problem.errors.length > 0) return null;
  const reload = () => {
    onReload?.();
    refresh();
  };
  const isStale = problem.status === 412;
  return (
    <Form.Item>
      <ProblemAlert problem={problem} {...(isStale && { onRetry: reload, retryLabel: t("common.reload") })} />
    </Form.Item>
  );
}
