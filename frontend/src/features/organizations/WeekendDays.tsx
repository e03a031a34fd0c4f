import { useTranslation } from "react-i18next";

import { weekdayName } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./places.module.css";

const DAYS = [1, 2, 3, 4, 5, 6, 7];

type Props = { value?: number[]; onChange?: (days: number[]) => void };

/** The ISO weekdays of a weekend, each to be ticked. */
export function WeekendDays({ value = [], onChange }: Props) {
  const { t } = useTranslation("organization");
  const locale = useLocale();
  const toggle = (day: number) =>
    onChange?.(value.includes(day) ? value.filter((each) => each !== day) : [...value, day].sort((a, b) => a - b));
  return (
    <div className={styles.days} role="group" aria-label={t("weekend")}>
      {DAYS.map((day) => (
        <label key={day} className={styles.day}>
          <input type="checkbox" checked={value.includes(day)} onChange={() => toggle(day)} />
          {weekdayName(day, locale)}
        </label>
      ))}
    </div>
  );
}

export const isSameWeekend = (one: number[], other: number[]): boolean => String(one) === String(other);
