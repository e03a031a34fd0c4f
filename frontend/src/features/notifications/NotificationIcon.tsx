import {
  BellOutlined,
  CalculatorOutlined,
  CheckCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  FieldTimeOutlined,
  InboxOutlined,
  MinusCircleOutlined,
  RetweetOutlined,
  StopOutlined,
  SwapOutlined,
  UserSwitchOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

import type { AppNotification } from "@/api/types";
import type { Tone } from "@/components/Pill";
import tones from "@/components/tones.module.css";

import styles from "./NotificationIcon.module.css";

type Type = AppNotification["notification_type"];

type Look = { icon: ReactNode; tone: Tone };

/** A server that is newer than this page may tell of more. */
const UNKNOWN: Look = { icon: <BellOutlined />, tone: "cancelled" };
const LOOKS: Record<Type, Look> = {
  LEAVE_SUBMITTED: { icon: <InboxOutlined />, tone: "pending" },
  LEAVE_UPDATED: { icon: <EditOutlined />, tone: "pending" },
  LEAVE_APPROVED: { icon: <CheckCircleOutlined />, tone: "approved" },
  LEAVE_REJECTED: { icon: <CloseCircleOutlined />, tone: "rejected" },
  LEAVE_CANCELLED: { icon: <MinusCircleOutlined />, tone: "cancelled" },
  LEAVE_REPRICED: { icon: <FieldTimeOutlined />, tone: "accent" },
  TURN_MOVED: { icon: <RetweetOutlined />, tone: "accent" },
  TRIP_BOOKED: { icon: <SwapOutlined />, tone: "accent" },
  TRIP_CANCELLED: { icon: <StopOutlined />, tone: "cancelled" },
  BALANCE_ADJUSTED: { icon: <CalculatorOutlined />, tone: "accent" },
  ROLE_CHANGED: { icon: <UserSwitchOutlined />, tone: "accent" },
};

/** What a notification is about, at a glance. */
export function NotificationIcon({ type }: { type: Type }) {
  const { icon, tone } = (LOOKS as Partial<typeof LOOKS>)[type] ?? UNKNOWN;
  return (
    <span className={`${styles.icon} ${tones[tone]}`} aria-hidden>
      {icon}
    </span>
  );
}
