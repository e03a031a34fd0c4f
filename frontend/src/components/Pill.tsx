import type { ReactNode } from "react";

import styles from "./Pill.module.css";
import tones from "./tones.module.css";

export type Tone = "pending" | "approved" | "rejected" | "cancelled" | "accent" | "holiday";

/** A state, said by icon and word; the colour only repeats it. */
export function Pill({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`${styles.pill} ${tones[tone]}`}>
      {icon && <span aria-hidden>{icon}</span>}
      {children}
    </span>
  );
}
