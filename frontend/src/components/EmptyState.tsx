import type { ReactNode } from "react";

import styles from "./EmptyState.module.css";

type Props = { icon: ReactNode; title: string; hint?: string; action?: ReactNode; isPage?: boolean };

/** Nothing here, and what one may do about it. */
export function EmptyState({ icon, title, hint, action, isPage = false }: Props) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Title className={styles.title}>{title}</Title>
      {hint && <p className={styles.hint}>{hint}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
