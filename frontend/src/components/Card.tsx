import { type ReactNode, useId } from "react";

import styles from "./Card.module.css";

type Props = { title: ReactNode; aside?: ReactNode; flush?: boolean; children: ReactNode };

/** One idea on a page. `flush` lets rows run to the edges. */
export function Card({ title, aside, flush = false, children }: Props) {
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
