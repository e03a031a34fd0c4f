import { EllipsisOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";

import { Flyout } from "@/components/Flyout";
import { useMe } from "@/features/auth/AuthContext";

import { entriesFor, type Entry } from "./entries";
import styles from "./Navigation.module.css";

/** What a thumb reaches in one press; the rest is behind "More". */
const ON_PHONES = 4;

/** A column on wide screens, a bar under the thumb on phones. */
export function Navigation() {
  const { t } = useTranslation();
  const entries = entriesFor(useMe());
  return (
    <nav aria-label={t("layout.navigation")}>
      <ul className={styles.list}>
        {entries.map((entry, index) => (
          <li key={entry.to} className={index < ON_PHONES ? styles.item : styles.wideOnly}>
            <EntryLink entry={entry} />
          </li>
        ))}
        <li className={styles.phoneOnly}>
          <More entries={entries.slice(ON_PHONES)} />
        </li>
      </ul>
    </nav>
  );
}

function EntryLink({ entry: { to, word, icon }, onChosen }: { entry: Entry; onChosen?: () => void }) {
  const { t } = useTranslation();
  return (
    <NavLink to={to} className={styles.link} onClick={onChosen}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.word}>{t(`navigation.${word}`)}</span>
    </NavLink>
  );
}

function More({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const current = entries.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  const word = t("navigation.more");
  return (
    <Flyout
      label={current ? `${word}, ${t(`navigation.${current.word}`)}` : word}
      panelLabel={word}
      opens="above"
      isCurrent={current !== undefined}
      button={
        <span className={styles.moreButton}>
          <EllipsisOutlined className={styles.icon} aria-hidden />
          <span className={styles.word}>{word}</span>
        </span>
      }
    >
      {(close) => (
        <ul className={styles.more}>
          {entries.map((entry) => (
            <li key={entry.to}>
              <EntryLink entry={entry} onChosen={close} />
            </li>
          ))}
        </ul>
      )}
    </Flyout>
  );
}
