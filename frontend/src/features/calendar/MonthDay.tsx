import { useTranslation } from "react-i18next";

import { type Day, formatLongDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import type { DayOff } from "./daysOff";
import type { Entry } from "./entries";
import type { Placed } from "./lanes";
import styles from "./MonthGrid.module.css";
import { useEntryWords } from "./useEntryWords";

type Props = {
  day: Day;
  column: number;
  isOut: boolean;
  isToday: boolean;
  isChosen: boolean;
  tabIndex: number;
  off: DayOff;
  holiday: string | undefined;
  placed: Placed<Entry>[];
  hidden: number;
  onList: (day: Day) => void;
};

const NAMED_IN_LABEL = 4;

/** One day: what it is and who is away, said as well as drawn. */
export function MonthDay(props: Props) {
  const { t } = useTranslation("calendar");
  const { day, column, isOut, isToday, isChosen, tabIndex, off, holiday, hidden, onList } = props;
  return (
    <div
      role="gridcell"
      data-day={day}
      data-off={off}
      data-out={isOut || undefined}
      data-today={isToday || undefined}
      aria-current={isToday ? "date" : undefined}
      aria-selected={isChosen}
      tabIndex={tabIndex}
      className={styles.day}
      style={{ gridColumn: column + 1 }}
    >
      <span className="visually-hidden">{useLabel(props)}</span>
      <span className={styles.number} aria-hidden>
        {Number(day.slice(8))}
      </span>
      {holiday && (
        <span className={styles.holiday} title={holiday} aria-hidden>
          {holiday}
        </span>
      )}
      {hidden > 0 && (
        <button type="button" tabIndex={-1} className={styles.more} onClick={() => onList(day)}>
          {t("more", { count: hidden })}
        </button>
      )}
    </div>
  );
}

function useLabel({ day, isToday, off, holiday, placed }: Props): string {
  const { t } = useTranslation("calendar");
  const words = useEntryWords();
  const named = placed
    .slice(0, NAMED_IN_LABEL)
    .map(({ item }) => `${item.isOwn ? t("you") : item.person.name}: ${words.what(item)}`);
  const others = placed.length - named.length;
  return [
    formatLongDay(day, useLocale()),
    isToday && t("today"),
    holiday ?? (off === "WEEKEND" && t("weekend")),
    ...named,
    others > 0 && t("andMore", { count: others }),
  ]
    .filter(Boolean)
    .join(", ");
}
