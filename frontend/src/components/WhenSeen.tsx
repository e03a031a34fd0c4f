import { type ReactNode, useRef } from "react";

import { useSeen } from "@/lib/useSeen";

import styles from "./WhenSeen.module.css";

/** Something below the fold: it is made, and asks for what it shows, once somebody scrolls near it. */
export function WhenSeen({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  return isSeen ? children : <div ref={place} className={styles.place} />;
}
