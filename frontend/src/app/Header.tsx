import { useTranslation } from "react-i18next";

import { Logo } from "@/components/Logo";
import { NotificationBell } from "@/features/notifications/NotificationBell";

import styles from "./Header.module.css";
import { PaletteButton } from "./palette/PaletteButton";
import { PersonMenu } from "./PersonMenu";

export function Header() {
  const { t } = useTranslation();
  return (
    <header className={styles.header} aria-label={t("layout.header")}>
      <div className={styles.brand}>
        <Logo />
      </div>
      <div className={styles.tools}>
        <PaletteButton />
        <NotificationBell />
        <PersonMenu />
      </div>
    </header>
  );
}
