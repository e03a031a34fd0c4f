import { QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { EmptyState } from "@/components/EmptyState";

import { leaveQueries } from "../leaveApi";
import { ApprovalDetail } from "./ApprovalDetail";
import type { Decisions } from "./useDecisions";

const GONE = 404;

type Props = { id: number; mayOverride: boolean; decisions: Decisions; onBack: () => void };

/** One request by its id, whether it waits here, is decided already, or is nobody's business any more. */
export function ApprovalPane({ id, mayOverride, decisions, onBack }: Props) {
  const { t } = useTranslation("approvals");
  const { data: leave, error } = useQuery({
    ...leaveQueries.detail(id),
    throwOnError: ({ status }) => status !== GONE,
  });
  if (error) {
    return (
      <EmptyState
        icon={<QuestionCircleOutlined />}
        title={t("notYours")}
        hint={t("notYoursHint")}
        action={<Button onClick={onBack}>{t("back")}</Button>}
      />
    );
  }
  if (!leave) return <Bones shape="line" count={10} />;
  return <ApprovalDetail leave={leave} mayOverride={mayOverride} decisions={decisions} />;
}
