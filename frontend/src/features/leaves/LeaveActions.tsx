import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import type { Day } from "@/lib/dates";

import { DecisionButtons } from "./approvals/DecisionButtons";
import { useDecisions } from "./approvals/useDecisions";
import { CancelDialog } from "./CancelDialog";
import styles from "./LeaveActions.module.css";

const RequestWizard = lazy(() => import("./wizard/RequestWizard"));

type Props = { leave: LeaveRequestDetail; today: Day; isOwn: boolean };

/** What the reader may do with the request, as the server says. */
export function LeaveActions({ leave, today, isOwn }: Props) {
  return (
    <>
      <OwnerActions leave={leave} today={today} isOwn={isOwn} />
      <DeciderActions leave={leave} />
    </>
  );
}

function OwnerActions({ leave, today, isOwn }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"edit" | "cancel">();
  if (!leave.can.edit && !leave.can.cancel) return null;
  return (
    <div className={styles.actions}>
      {leave.can.edit && (
        <Button icon={<EditOutlined />} onClick={() => setOpen("edit")}>
          {t("leave.edit")}
        </Button>
      )}
      {leave.can.cancel && (
        <Button danger onClick={() => setOpen("cancel")}>
          {t("leave.cancel")}
        </Button>
      )}
      {open === "cancel" && <CancelDialog leave={leave} isOfOther={!isOwn} onClose={() => setOpen(undefined)} />}
      {open === "edit" && (
        <Suspense>
          <RequestWizard today={today} editing={leave} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

/** A pending request is decided; an approval can be taken back as long as its window is open. */
function DeciderActions({ leave }: { leave: LeaveRequestDetail }) {
  const { t } = useTranslation();
  const decisions = useDecisions();
  const problem = decisions.problemOf(leave.id);
  if (!leave.can.approve && !leave.can.reject) return null;
  return (
    <>
      {leave.status === "APPROVED" ? (
        <div className={styles.actions}>
          <Button danger onClick={() => decisions.reject(leave)}>
            {t("approvals.takeBack")}
          </Button>
        </div>
      ) : (
        <DecisionButtons
          request={leave}
          isApproving={decisions.approving === leave.id}
          onApprove={() => decisions.approve(leave)}
          onReject={() => decisions.reject(leave)}
        />
      )}
      {problem && <ProblemAlert problem={problem} onRetry={decisions.reload} retryLabel={t("common.reload")} />}
      {decisions.dialog}
    </>
  );
}
