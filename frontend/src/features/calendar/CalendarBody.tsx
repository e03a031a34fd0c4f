import { useMemo } from "react";

import type { Day } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";
import { useCategoryName } from "@/lib/useCategoryName";
import { useIsNarrow } from "@/lib/useIsNarrow";

import { Agenda } from "./Agenda";
import { CalendarBones } from "./CalendarBones";
import { daysOffOf } from "./daysOff";
import { entriesOf, isOfKind } from "./entries";
import { Legend } from "./Legend";
import { MonthGrid } from "./MonthGrid";
import { NobodyNote } from "./NobodyNote";
import { OpenedList } from "./OpenedList";
import { RemainingPeople } from "./RemainingPeople";
import { TeamTimeline } from "./TeamTimeline";
import { useCalendar } from "./useCalendar";
import { type CalendarView, periodOf } from "./useCalendarView";

export type BodyProps = {
  state: CalendarView;
  today: Day;
  /** The reader's, by which their own days are found in a large company. */
  ownName: string;
  weekend: number[];
  /** Days that are being asked for. */
  asked: DayRange | undefined;
  /** Left out for those who have no leave of their own. */
  onAsk: ((range: DayRange) => void) | undefined;
};

/** The calendar as the address says, or as a list where a screen is too small for it. */
export function CalendarBody({ state, today, ownName, weekend, asked, onAsk }: BodyProps) {
  const { month, kind, change, goTo } = state;
  const categoryName = useCategoryName();
  const view = useIsNarrow() ? "agenda" : state.view;
  const period = periodOf({ ...state, view });
  const calendar = useCalendar(period, ownName, view !== "team");
  const { data } = calendar;
  const daysOff = useMemo(() => daysOffOf(weekend, data?.holidays), [weekend, data?.holidays]);
  const entries = useMemo(
    () => entriesOf(data, categoryName).filter((entry) => isOfKind(entry, kind)),
    [data, categoryName, kind],
  );
  if (!data) return <CalendarBones view={view} />;

  const shared = {
    today,
    entries,
    daysOff,
    onOpen: (request: number) => change({ request, day: undefined, person: undefined }, { push: true }),
    onList: (day: Day) => change({ day }, { push: true }),
  };
  const choosing = { asked, onAsk, onMonth: goTo };
  return (
    <>
      <NobodyNote state={state} isEmpty={entries.length === 0} hasPeople={data.members.length > 0} />
      {view === "agenda" && <Agenda {...shared} month={month} />}
      {view === "month" && <MonthGrid {...shared} {...choosing} month={month} />}
      {view === "team" && data.members.length > 0 && (
        <TeamTimeline
          {...shared}
          {...choosing}
          from={period.from}
          to={period.to}
          members={data.members}
          hasMore={calendar.hasMore}
          onMore={calendar.problem ? undefined : calendar.more}
          onPerson={(person) => change({ person }, { push: true })}
        />
      )}
      <RemainingPeople calendar={calendar} isListed={view === "team"} />
      <Legend withKeys={onAsk !== undefined && view !== "agenda"} />
      <OpenedList {...shared} state={state} members={data.members} onAsk={onAsk} />
    </>
  );
}
