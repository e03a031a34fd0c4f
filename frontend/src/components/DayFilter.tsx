import type { Day } from "@/lib/dates";

import styles from "./DayFilter.module.css";

const EDGES = ["from", "to"] as const;
type Edge = (typeof EDGES)[number];

type Props = {
  labels: Record<Edge, string>;
  days: Partial<Record<Edge, Day>>;
  onChange: (change: Partial<Record<Edge, string | undefined>>) => void;
};

/** Narrows a list to what lies between two days, either of which may be left open. */
export function DayFilter({ labels, days, onChange }: Props) {
  return (
    <div className={styles.days}>
      {EDGES.map((edge) => (
        <label key={edge} className={styles.day}>
          <span className="muted">{labels[edge]}</span>
          <input
            type="date"
            value={days[edge] ?? ""}
            onChange={({ target }) => onChange({ [edge]: target.value || undefined })}
          />
        </label>
      ))}
    </div>
  );
}
