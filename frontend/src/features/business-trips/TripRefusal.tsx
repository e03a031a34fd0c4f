import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { ProblemAlert } from "@/components/ProblemAlert";

import { useRefreshTrips } from "./tripApi";

const OWN_WORDS = ["invalid_state", "leave_started"] as const;
const isOwn = (code: string): code is (typeof OWN_WORDS)[number] => OWN_WORDS.some((known) => known === code);

type Props = { problem: Problem | null; onReload: () => void };

/** Why a trip stays as it is, where no field says it; what has moved on meanwhile can be reloaded. */
export function TripRefusal({ problem, onReload }: Props) {
  const { t } = useTranslation(["trips", "translation"]);
  const refresh = useRefreshTrips();
  if (!problem || problem.errors.length > 0) return null;
  const reload = () => {
    onReload();
    refresh();
  };
  if (isOwn(problem.code)) {
    return (
      <Alert
        type="error"
        showIcon
        title={t(`refused.${problem.code}`)}
        action={<Button onClick={reload}>{t("translation:common.reload")}</Button>}
      />
    );
  }
  const isStale = problem.code === "version_conflict";
  return (
    <ProblemAlert
      problem={problem}
      {...(isStale && { onRetry: reload, retryLabel: t("translation:common.reload") })}
    />
  );
}
