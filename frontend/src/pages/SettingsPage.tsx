import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, useLocation } from "react-router";

import type { Me, Permission } from "@/api/types";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { paths } from "@/lib/paths";

import styles from "./SettingsPage.module.css";

const SECTIONS = [
  { to: paths.settings, word: "preferences" },
  { to: paths.people, word: "people", needs: "manage_people" },
  { to: paths.organization, word: "organization", needs: "manage_places" },
  { to: paths.holidays, word: "holidays", needs: "manage_holidays" },
  { to: paths.categories, word: "categories", needs: "manage_categories" },
  { to: paths.auditLog, word: "audit", needs: "read_audit_log" },
  { to: paths.system, word: "system", needs: "manage_entities" },
] as const satisfies { to: string; word: string; needs?: Permission }[];

const sectionsFor = (me: Me) => SECTIONS.filter((section) => !("needs" in section) || can(me, section.needs));

export default function SettingsPage() {
  const { t } = useTranslation("settings");
  const sections = sectionsFor(useMe());
  const list = useCurrentInView();
  return (
    <>
      {sections.length > 1 && (
        <nav aria-label={t("section.label")} className={styles.sections}>
          <ul ref={list}>
            {sections.map(({ to, word }) => (
              <li key={to}>
                <NavLink to={to} end className={styles.section}>
                  {t(`section.${word}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Outlet />
    </>
  );
}

/** On a narrow screen the sections are wider than it: the current one is brought into sight, sideways only. */
function useCurrentInView() {
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const show = () => {
      const current = list.current?.querySelector<HTMLElement>("[aria-current=page]");
      if (!list.current || !current) return;
      const middle = current.offsetLeft - list.current.offsetLeft + current.offsetWidth / 2;
      list.current.scrollLeft = middle - list.current.clientWidth / 2;
    };
    show();
    window.addEventListener("resize", show);
    return () => window.removeEventListener("resize", show);
  }, [pathname]);
  return list;
}
