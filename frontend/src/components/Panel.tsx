import type { ReactNode } from "react";

import styles from "./Panel.module.css";

/** A raised surface without a heading of its own. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className={styles.panel}>{children}</div>;
}
