import type { ReactNode } from "react";

import styles from "./EmptyState.module.css";

type Props = { icon: ReactNode; title: string; hint?: string; action?: ReactNode };

/** Nothing here, and what one may do about it. */
export function EmptyState({ icon, title, hint, action }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
