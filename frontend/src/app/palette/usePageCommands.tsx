import {
  ApartmentOutlined,
  AuditOutlined,
  ControlOutlined,
  FlagOutlined,
  TagsOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Permission } from "@/api/types";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { paths } from "@/lib/paths";

import { entriesFor } from "../entries";

export type Command = { id: string; label: string; hint?: string; words?: string; icon: ReactNode; run: () => void };

const SECTIONS = [
  { to: paths.people, word: "people", needs: "manage_people", icon: <TeamOutlined /> },
  { to: paths.organization, word: "organization", needs: "manage_places", icon: <ApartmentOutlined /> },
  { to: paths.holidays, word: "holidays", needs: "manage_holidays", icon: <FlagOutlined /> },
  { to: paths.categories, word: "categories", needs: "manage_categories", icon: <TagsOutlined /> },
  { to: paths.auditLog, word: "audit", needs: "read_audit_log", icon: <AuditOutlined /> },
  { to: paths.system, word: "system", needs: "manage_entities", icon: <ControlOutlined /> },
] as const satisfies { to: string; word: string; needs: Permission; icon: ReactNode }[];

/** The pages a person has, those of the settings too. */
export function usePageCommands(): Command[] {
  const { t } = useTranslation();
  const { t: settings } = useTranslation("settings");
  const navigate = useNavigate();
  const me = useMe();
  const leadTo = (to: string, label: string, icon: ReactNode, hint?: string): Command => ({
    id: `page-${to}`,
    label,
    icon,
    ...(hint ? { hint } : {}),
    run: () => void navigate(to),
  });
  return [
    ...entriesFor(me).map(({ to, word, icon }) => leadTo(to, t(`navigation.${word}`), icon)),
    ...SECTIONS.filter(({ needs }) => can(me, needs)).map(({ to, word, icon }) =>
      leadTo(to, settings(`section.${word}`), icon, t("navigation.settings")),
    ),
  ];
}
