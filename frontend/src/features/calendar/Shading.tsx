import { type Day, daysBetween } from "@/lib/dates";

import type { DaysOff } from "./daysOff";
import styles from "./TeamTimeline.module.css";

type Props = { days: Day[]; today: Day; daysOff: DaysOff };

/** Days off and today, drawn once behind all rows. */
export function Shading({ days, today, daysOff }: Props) {
  const first = days[0] ?? today;
  const left = (day: Day, offset = 0) => `${((daysBetween(first, day) + offset) / days.length) * 100}%`;
  return (
    <div className={styles.shading} aria-hidden>
      {days
        .filter((day) => daysOff.of(day) !== undefined)
        .map((day) => (
          <span
            key={day}
            data-off={daysOff.of(day)}
            style={{ insetInlineStart: left(day), inlineSize: `${100 / days.length}%` }}
          />
        ))}
      {days.includes(today) && <span className={styles.todayLine} style={{ insetInlineStart: left(today, 0.5) }} />}
    </div>
  );
}
