import { Drawer, Segmented } from "antd";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { ApprovalFilterBar } from "@/features/leaves/approvals/ApprovalFilterBar";
import { ApprovalQueue } from "@/features/leaves/approvals/ApprovalQueue";
import { DecidedLeaves } from "@/features/leaves/approvals/DecidedLeaves";
import { MyTeam } from "@/features/leaves/approvals/MyTeam";
import { TeamMember } from "@/features/leaves/approvals/TeamMember";
import { LeaveDrawer } from "@/features/leaves/LeaveDrawer";
import { today } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

const TABS = ["waiting", "history", "team"] as const;
type Tab = (typeof TABS)[number];

const isTab = (text: string | undefined): text is Tab => TABS.some((tab) => tab === text);

export default function ManagerTicketPage() {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const url = useUrlState();
  const asked = url.text("tab");
  const tab: Tab = isTab(asked) ? asked : "waiting";
  return (
    <>
      <PageHeader
        title={common("navigation.approvals")}
        action={
          <Segmented<Tab>
            aria-label={t("tabs")}
            value={tab}
            onChange={(next) =>
              url.change({ tab: next === "waiting" ? undefined : next, request: undefined, person: undefined })
            }
            options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          />
        }
      />
      {tab === "waiting" && <Waiting />}
      {tab === "history" && <Decided />}
      {tab === "team" && <Team />}
    </>
  );
}

function Waiting() {
  const url = useUrlState();
  const mayOverride = can(useMe(), "oversee");
  const filter = { search: url.text("search"), category: url.number("category") };
  return (
    <>
      <Boundary skeleton={<Bones shape="line" />}>
        <ApprovalFilterBar filter={filter} onChange={(change) => url.change({ ...change, request: undefined })} />
      </Boundary>
      <Boundary skeleton={<Bones shape="panel" />}>
        <ApprovalQueue
          filter={filter}
          selected={url.number("request")}
          mayOverride={mayOverride}
          onSelect={(request) => url.change({ request })}
          onShowAll={() => url.change({ search: undefined, category: undefined })}
        />
      </Boundary>
    </>
  );
}

function Decided() {
  const url = useUrlState();
  const here = today(useMe().location?.timezone);
  const opened = url.number("request");
  const page = url.number("page") ?? 1;
  return (
    <>
      <Boundary key={page} skeleton={<Bones shape="row" count={6} />}>
        <DecidedLeaves
          page={page}
          onPage={(next) => url.change({ page: next })}
          onOpen={(request) => url.change({ request }, { push: true })}
        />
      </Boundary>
      {opened !== undefined && (
        <LeaveDrawer id={opened} today={here} onClose={() => url.change({ request: undefined, page })} />
      )}
    </>
  );
}

function Team() {
  const { t } = useTranslation("approvals");
  const url = useUrlState();
  const here = today(useMe().location?.timezone);
  const opened = url.number("person");
  const page = url.number("page") ?? 1;
  return (
    <>
      <Boundary key={page} skeleton={<Bones shape="row" count={6} />}>
        <MyTeam
          page={page}
          onPage={(next) => url.change({ page: next })}
          onOpen={({ id }) => url.change({ person: id }, { push: true })}
        />
      </Boundary>
      {opened !== undefined && (
        <Drawer
          open
          size="min(100vw, 32rem)"
          title={t("tab.team")}
          onClose={() => url.change({ person: undefined, page })}
        >
          <Boundary key={opened} skeleton={<Bones shape="row" count={4} />}>
            <TeamMember id={opened} today={here} />
          </Boundary>
        </Drawer>
      )}
    </>
  );
}
