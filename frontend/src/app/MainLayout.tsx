import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";

import { Bones } from "@/components/Bones";
import { Logo } from "@/components/Logo";
import { useReturnedFocus } from "@/lib/useReturnedFocus";

import { Header } from "./Header";
import styles from "./MainLayout.module.css";
import { Navigation } from "./Navigation";
import { Themed } from "./Themed";

export function MainLayout() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  useReturnedFocus();
  return (
    <Themed>
      <div className={styles.shell}>
        <a href="#main" className={styles.skip}>
          {t("layout.skip")}
        </a>
        <aside className={styles.side}>
          <div className={styles.brand}>
            <Logo />
          </div>
          <Navigation />
        </aside>
        <Header />
        {state === "loading" && <div className={styles.progress} />}
        <main id="main" className={styles.main} tabIndex={-1}>
          <div className={styles.content}>
            <Suspense fallback={<Bones shape="panel" count={2} />}>
              <Outlet />
            </Suspense>
          </div>
        </main>
        <ScrollRestoration />
      </div>
    </Themed>
  );
}
