import {
  AppstoreOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  SettingOutlined,
  SwapOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

import type { Me } from "@/api/types";
import { can } from "@/features/auth/permissions";
import { paths } from "@/lib/paths";

export type Entry = {
  to: string;
  word: "dashboard" | "calendar" | "myLeaves" | "approvals" | "trips" | "reports" | "profile" | "settings";
  icon: ReactNode;
};

/** The pages a person has, the most used first. */
export function entriesFor(me: Me): Entry[] {
  const entries: (Entry & { isOpen?: boolean })[] = [
    { to: paths.dashboard, word: "dashboard", icon: <AppstoreOutlined /> },
    { to: paths.calendar, word: "calendar", icon: <CalendarOutlined /> },
    { to: paths.myLeaves, word: "myLeaves", icon: <CarryOutOutlined /> },
    { to: paths.approvals, word: "approvals", icon: <CheckSquareOutlined />, isOpen: can(me, "decide") },
    { to: paths.trips, word: "trips", icon: <SwapOutlined /> },
    { to: paths.reports, word: "reports", icon: <BarChartOutlined />, isOpen: can(me, "read_reports") },
    { to: paths.profile, word: "profile", icon: <UserOutlined /> },
    { to: paths.settings, word: "settings", icon: <SettingOutlined /> },
  ];
  return entries.filter(({ isOpen = true }) => isOpen);
}
