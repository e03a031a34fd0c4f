import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";

import { Pill } from "@/components/Pill";
import { type Day, daysFrom, formatLongDay, lastDayOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./Agenda.module.css";
import type { DaysOff } from "./daysOff";
import { type Entry, isOn } from "./entries";
import { EntryRows } from "./EntryRows";

type Props = {
  month: string;
  today: Day;
  entries: Entry[];
  daysOff: DaysOff;
  onOpen: (request: number) => void;
  onList: (day: Day) => void;
};

const SHOWN_PER_DAY = 6;
/** As many as fit on a phone; the others follow without holding anything up. */
const DAYS_AT_FIRST = 3;

/** The month as a list, for screens that no grid fits on: the days on which something happens. */
export function Agenda({ month, today, entries, daysOff, onOpen, onList }: Props) {
  const days = daysFrom(`${month}-01`, lastDayOf(month))
    .map((day) => ({ day, on: entries.filter((entry) => isOn(entry, day)), holiday: daysOff.holiday(day) }))
    .filter(({ day, on, holiday }) => on.length > 0 || holiday !== undefined || day === today);
  const isOver = ({ day }: { day: Day }) => month === today.slice(0, 7) && day < today;
  const [past, ahead] = [days.filter(isOver), days.filter((each) => !isOver(each))];
  const shown = useDeferredValue(ahead.length, DAYS_AT_FIRST);
  const section = (each: (typeof days)[number]) => (
    <DaySection key={each.day} {...each} isToday={each.day === today} onOpen={onOpen} onList={onList} />
  );
  return (
    <div className={styles.agenda}>
      {past.length > 0 && (
        <Past count={past.length}>{() => past.map(section)}</Past>
      )}
      {ahead.slice(0, shown).map(section)}
    </div>
  );
}

/** What is over is drawn only for those who look. */
function Past({ count, children }: { count: number; children: () => ReactNode }) {
  const { t } = useTranslation("calendar");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.past} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t("earlier", { count })}</summary>
      {isOpen && <div className={styles.agenda}>{children()}</div>}
    </details>
  );
}

type SectionProps = {
  day: Day;
  on: Entry[];
  holiday: string | undefined;
  isToday: boolean;
  onOpen: (request: number) => void;
  onList: (day: Day) => void;
};

function DaySection({ day, on, holiday, isToday, onOpen, onList }: SectionProps) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const hidden = on.length - SHOWN_PER_DAY;
  return (
    <section className={styles.day} data-today={isToday || undefined} aria-label={formatLongDay(day, locale)}>
      <h3 className={styles.heading}>
        <span>{formatLongDay(day, locale)}</span>
        {isToday && <Pill tone="accent">{t("today")}</Pill>}
        {holiday && <Pill tone="holiday">{holiday}</Pill>}
      </h3>
      {on.length === 0 && <p className={styles.nobody}>{t("nobodyThatDay")}</p>}
      <EntryRows entries={on.slice(0, SHOWN_PER_DAY)} onOpen={onOpen} />
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => onList(day)}>
          {t("more", { count: hidden })}
        </button>
      )}
    </section>
  );
}
