import { AppstoreOutlined, CalendarOutlined, CheckSquareOutlined, TeamOutlined, UserOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import type { Me } from "@/api/types";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { paths } from "@/lib/paths";

import styles from "./Navigation.module.css";

type Entry = { to: string; word: "dashboard" | "myLeaves" | "approvals" | "people" | "profile"; icon: ReactNode };

function entriesFor(me: Me): Entry[] {
  return [
    { to: paths.dashboard, word: "dashboard", icon: <AppstoreOutlined /> },
    { to: paths.myLeaves, word: "myLeaves", icon: <CalendarOutlined /> },
    ...(can(me, "decide") ? [{ to: paths.approvals, word: "approvals", icon: <CheckSquareOutlined /> } as const] : []),
    ...(can(me, "manage_people") ? [{ to: paths.people, word: "people", icon: <TeamOutlined /> } as const] : []),
    { to: paths.profile, word: "profile", icon: <UserOutlined /> },
  ];
}

/** A column on wide screens, a bar under the thumb on phones. */
export function Navigation() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("layout.navigation")}>
      <ul className={styles.list}>
        {entriesFor(useMe()).map(({ to, word, icon }) => (
          <li key={to} className={styles.item}>
            <NavLink to={to} className={styles.link}>
              <span className={styles.icon} aria-hidden>
                {icon}
              </span>
              <span className={styles.word}>{t(`navigation.${word}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
