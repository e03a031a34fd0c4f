import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { Notice } from "@/components/Notice";

import styles from "./DecisionBar.module.css";
import type { Decisions } from "./useDecisions";
import { useDecidedText } from "./useRefusalText";

/** Who decided and when, and taking an approval back as long as that is possible. */
export function DecidedBar({ leave, decisions }: { leave: LeaveRequestDetail; decisions: Decisions }) {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const decidedText = useDecidedText();
  const said = leave.rejection_reason || leave.decision_comment;
  return (
    <footer className={styles.bar}>
      <Notice tone="info" title={t("decidedBefore")}>
        {decidedText({ state: leave.status, by: leave.decided_by, at: leave.decided_at })}
        {said && <q className={styles.said}>{said}</q>}
      </Notice>
      {leave.status === "APPROVED" && leave.can.reject && (
        <div className={styles.buttons}>
          <Button danger onClick={() => decisions.reject(leave)}>
            {common("approvals.takeBack")}
          </Button>
        </div>
      )}
    </footer>
  );
}
