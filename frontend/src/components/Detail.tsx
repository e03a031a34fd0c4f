import type { ReactNode } from "react";

import styles from "./Detail.module.css";

/** Everything about one thing, part by part. */
export function Detail({ children }: { children: ReactNode }) {
  return <div className={styles.detail}>{children}</div>;
}

type SummaryProps = { who?: ReactNode; kind: ReactNode; state: ReactNode; days: string; children: ReactNode };

/** Whose it is, what it is, how it stands, and the days it is about. */
export function Summary({ who, kind, state, days, children }: SummaryProps) {
  return (
    <div className={styles.summary}>
      {who}
      <div className={styles.head}>
        <span className="muted">{kind}</span>
        {state}
      </div>
      <p className={styles.days}>{days}</p>
      {children}
    </div>
  );
}

/** One part under its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What somebody wrote, as they wrote it; nothing where they wrote nothing. */
export function Said({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <Part title={title}>
      <p className={styles.said}>{text}</p>
    </Part>
  );
}
