import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { TeamCalendar } from "@/features/calendar/TeamCalendar";
import { useCalendarView } from "@/features/calendar/useCalendarView";
import { LeaveDrawer } from "@/features/leaves/LeaveDrawer";
import { RequestLeaveButton } from "@/features/leaves/RequestLeaveButton";
import { DepartmentChoice } from "@/features/organizations/DepartmentChoice";
import { useWeekend } from "@/features/organizations/useWeekend";
import { today } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";
import { fullName } from "@/lib/fullName";

const RequestWizard = lazy(() => import("@/features/leaves/wizard/RequestWizard"));

export default function CalendarPage() {
  const { t } = useTranslation("calendar");
  const me = useMe();
  const here = today(me.location?.timezone);
  const state = useCalendarView(here);
  const weekend = useWeekend(me.location?.id);
  const [asked, setAsked] = useState<DayRange>();
  const mayAsk = can(me, "request_leave");
  return (
    <>
      <PageHeader title={t("title")} action={mayAsk && <RequestLeaveButton today={here} owner={me.id} />} />
      <TeamCalendar
        state={state}
        today={here}
        ownName={fullName(me)}
        weekend={weekend}
        asked={asked}
        onAsk={mayAsk ? setAsked : undefined}
        departments={
          <DepartmentChoice
            any={t("anyDepartment")}
            value={state.department}
            onChange={(department) => state.change({ department })}
          />
        }
      />
      {asked && (
        <Suspense>
          <RequestWizard owner={me.id} today={here} dates={asked} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
      {state.request && (
        <LeaveDrawer id={state.request} today={here} reader={me.id} onClose={() => state.change({ request: undefined }, { push: true })} />
      )}
    </>
  );
}
