import type { ReactNode } from "react";

import { usePageTitle } from "@/lib/usePageTitle";

import styles from "./PageHeader.module.css";

type Props = { title: string; subtitle?: ReactNode; action?: ReactNode };

export function PageHeader({ title, subtitle, action }: Props) {
  usePageTitle(title);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </header>
  );
}
