import {
  CalendarOutlined,
  CheckSquareOutlined,
  DesktopOutlined,
  GlobalOutlined,
  KeyOutlined,
  LogoutOutlined,
  MoonOutlined,
  PlusOutlined,
  SunOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useSignOut } from "@/features/auth/authApi";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { type Language, LANGUAGES, speak, useLanguage } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { chooseScheme, type SchemeChoice, useSchemeChoice } from "@/lib/scheme";

import type { Command } from "./usePageCommands";

type Action = "request" | "next" | "today" | SchemeChoice | "password" | "signOut";

const SCHEMES: Record<SchemeChoice, ReactNode> = {
  light: <SunOutlined />,
  dark: <MoonOutlined />,
  system: <DesktopOutlined />,
};

/** What a person can do from anywhere. */
export function useActionCommands(onRequestLeave: () => void): Command[] {
  const { t } = useTranslation("palette");
  const navigate = useNavigate();
  const me = useMe();
  const signOut = useSignOut();
  const act = (name: Action, icon: ReactNode, run: () => void): Command => ({
    id: name,
    label: t(`action.${name}`),
    words: t(`words.${name}`),
    icon,
    run,
  });
  return [
    ...(can(me, "request_leave") ? [act("request", <PlusOutlined />, onRequestLeave)] : []),
    ...(can(me, "decide") ? [act("next", <CheckSquareOutlined />, () => void navigate(paths.approvals))] : []),
    act("today", <CalendarOutlined />, () => void navigate(paths.calendar)),
    ...usePreferenceCommands(act),
    act("password", <KeyOutlined />, () => void navigate(paths.changePassword)),
    act("signOut", <LogoutOutlined />, () => signOut.mutate()),
  ];
}

/** The scheme and the language that are not the present one. */
function usePreferenceCommands(act: (name: SchemeChoice, icon: ReactNode, run: () => void) => Command): Command[] {
  const { t } = useTranslation("palette");
  const scheme = useSchemeChoice();
  const language = useLanguage();
  const schemes = (Object.keys(SCHEMES) as SchemeChoice[]).filter((choice) => choice !== scheme);
  const languages = (Object.keys(LANGUAGES) as Language[]).filter((each) => each !== language);
  return [
    ...schemes.map((choice) => act(choice, SCHEMES[choice], () => chooseScheme(choice))),
    ...languages.map((each) => ({
      id: `speak-${each}`,
      label: t("action.speak", { language: LANGUAGES[each] }),
      words: t("words.speak"),
      icon: <GlobalOutlined />,
      run: () => void speak(each),
    })),
  ];
}
