import type { Member } from "@/api/types";
import { type Day, formatLongDay } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";
import { useLocale } from "@/lib/i18n";

import { DayList } from "./DayList";
import type { DaysOff } from "./daysOff";
import { type Entry, isOn } from "./entries";
import type { CalendarView } from "./useCalendarView";

type Props = {
  state: CalendarView;
  members: Member[];
  entries: Entry[];
  daysOff: DaysOff;
  onAsk: ((range: DayRange) => void) | undefined;
  onOpen: (request: number) => void;
};

/** The day's or the person's list that the address asks for. */
export function OpenedList({ state: { day, person, change }, members, entries, daysOff, onAsk, onOpen }: Props) {
  const locale = useLocale();
  const member = members.find(({ id }) => id === person);
  const close = () => change({ day: undefined, person: undefined }, { push: true });
  const askFor = (day: Day) => {
    close();
    onAsk?.({ start: day, end: day });
  };
  if (day !== undefined) {
    return (
      <DayList
        title={formatLongDay(day, locale)}
        holiday={daysOff.holiday(day)}
        entries={entries.filter((entry) => isOn(entry, day))}
        onAsk={onAsk && (() => askFor(day))}
        onOpen={onOpen}
        onClose={close}
      />
    );
  }
  if (!member) return null;
  return (
    <DayList
      title={member.name}
      ofOnePerson
      entries={entries.filter((entry) => entry.person.id === member.id)}
      onOpen={onOpen}
      onClose={close}
    />
  );
}
