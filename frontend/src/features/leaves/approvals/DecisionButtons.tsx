import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";

import styles from "./DecisionButtons.module.css";

type Props = {
  request: LeaveRequest;
  compact?: boolean;
  /** It cannot be approved as it is; the place around says why. */
  isBlocked?: boolean;
  isApproving: boolean;
  onApprove: () => void;
  onReject: () => void;
};

export function DecisionButtons({ request, compact = false, isBlocked = false, isApproving, onApprove, onReject }: Props) {
  const { t } = useTranslation();
  const { name } = request.user;
  return (
    <div className={compact ? styles.compact : styles.full}>
      <Button
        icon={<CloseOutlined />}
        aria-label={t("approvals.rejectOf", { name })}
        disabled={!request.can.reject}
        onClick={onReject}
      >
        <span className={styles.word}>{t("approvals.reject")}</span>
      </Button>
      <Button
        type={compact ? "default" : "primary"}
        className={compact ? (styles.approve ?? "") : ""}
        icon={<CheckOutlined />}
        aria-label={t("approvals.approveOf", { name })}
        disabled={!request.can.approve || isBlocked}
        loading={isApproving}
        onClick={onApprove}
      >
        <span className={styles.word}>{t("approvals.approve")}</span>
      </Button>
    </div>
  );
}
