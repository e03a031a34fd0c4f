import { useIsFetching } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Boundary } from "@/components/Boundary";
import { useIsNarrow } from "@/lib/useIsNarrow";

import { calendarQueries } from "./calendarApi";
import { type BodyProps, CalendarBody } from "./CalendarBody";
import { CalendarBones } from "./CalendarBones";
import { CalendarFilters } from "./CalendarFilters";
import { CalendarToolbar } from "./CalendarToolbar";
import styles from "./TeamCalendar.module.css";

type Props = BodyProps & { departments: ReactNode };

/** Who is away when: as a month, as a team over two months, or on phones as a list. */
export function TeamCalendar({ departments, ...body }: Props) {
  const { state, today } = body;
  const isLoading = useIsFetching({ queryKey: calendarQueries.all() }) > 0;
  const isNarrow = useIsNarrow();
  return (
    <div className={styles.calendar}>
      <div className={styles.filters}>
        <CalendarFilters state={state} departments={departments} />
      </div>
      <CalendarToolbar state={state} today={today} isList={isNarrow} isLoading={isLoading} />
      <Boundary skeleton={<CalendarBones view={isNarrow ? "agenda" : state.view} />}>
        <CalendarBody {...body} />
      </Boundary>
    </div>
  );
}
