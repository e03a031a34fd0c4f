import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { LeaveDrawer } from "@/features/leaves/LeaveDrawer";
import { LeaveFilterBar } from "@/features/leaves/LeaveFilterBar";
import { MyLeaves } from "@/features/leaves/MyLeaves";
import { RequestLeaveButton } from "@/features/leaves/RequestLeaveButton";
import { useLeaveFilter } from "@/features/leaves/useLeaveFilter";
import { today } from "@/lib/dates";

export default function MyLeavesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const here = today(me.location?.timezone);
  const [filter, setFilter] = useLeaveFilter();
  return (
    <>
      <PageHeader title={t("navigation.myLeaves")} action={can(me, "request_leave") && <RequestLeaveButton today={here} />} />
      <Boundary skeleton={<Bones shape="line" />}>
        <LeaveFilterBar filter={filter} onChange={setFilter} />
      </Boundary>
      <Boundary skeleton={<Bones shape="row" count={6} />}>
        <MyLeaves filter={filter} onChange={setFilter} />
      </Boundary>
      {filter.request && <LeaveDrawer id={filter.request} today={here} onClose={() => setFilter({ request: undefined })} />}
    </>
  );
}
