import type { ReactNode } from "react";

import { usePageTitle } from "@/lib/usePageTitle";

import styles from "./EntryLayout.module.css";
import { Logo } from "./Logo";
import { Preferences } from "./Preferences";

type Props = { title: string; subtitle?: string; children: ReactNode };

/** The quiet page around everything one does before being inside. */
export function EntryLayout({ title, subtitle, children }: Props) {
  usePageTitle(title);
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <Logo />
        <div>
          <h1>{title}</h1>
          {subtitle && <p className="muted">{subtitle}</p>}
        </div>
        {children}
      </main>
      <footer className={styles.footer}>
        <Preferences compact />
      </footer>
    </div>
  );
}
