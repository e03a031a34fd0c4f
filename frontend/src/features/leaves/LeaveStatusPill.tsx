import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled, MinusCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { LeaveStatus } from "@/api/types";
import { Pill, type Tone } from "@/components/Pill";

const LOOK: Record<LeaveStatus, { tone: Tone; icon: React.ReactNode }> = {
  PENDING: { tone: "pending", icon: <ClockCircleFilled /> },
  APPROVED: { tone: "approved", icon: <CheckCircleFilled /> },
  REJECTED: { tone: "rejected", icon: <CloseCircleFilled /> },
  CANCELLED: { tone: "cancelled", icon: <MinusCircleFilled /> },
};

export function LeaveStatusPill({ status }: { status: LeaveStatus }) {
  const { t } = useTranslation();
  return <Pill {...LOOK[status]}>{t(`status.${status}`)}</Pill>;
}
