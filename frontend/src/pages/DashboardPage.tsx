import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { WhenSeen } from "@/components/WhenSeen";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { WaitingForMe } from "@/features/leaves/approvals/WaitingForMe";
import { BalancesNow } from "@/features/leaves/BalanceCards";
import { ComingUp } from "@/features/leaves/ComingUp";
import { NextHolidays } from "@/features/leaves/NextHolidays";
import { RequestLeaveButton } from "@/features/leaves/RequestLeaveButton";
import { TeamAway } from "@/features/leaves/TeamAway";
import { formatLongDay, today, yearOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { paths } from "@/lib/paths";

import styles from "./DashboardPage.module.css";

const rows = <Bones shape="row" count={3} />;

export default function DashboardPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useMe();
  const here = today(me.location?.timezone);
  return (
    <>
      <PageHeader
        title={t("dashboard.greeting", { name: me.first_name })}
        subtitle={<span className={styles.date}>{formatLongDay(here, locale)}</span>}
        action={can(me, "request_leave") && <RequestLeaveButton today={here} owner={me.id} />}
      />
      <div className={styles.stack}>
        <section aria-label={t("dashboard.balances")}>
          <Boundary skeleton={<Bones shape="card" count={3} />}>
            <BalancesNow year={yearOf(here)} />
          </Boundary>
        </section>
        {can(me, "decide") && (
          <Card title={t("dashboard.waiting")} flush>
            <Boundary skeleton={rows}>
              <WaitingForMe href={(id) => (id ? `${paths.approvals}?request=${id}` : paths.approvals)} />
            </Boundary>
          </Card>
        )}
        <Card title={t("dashboard.comingUp")} flush>
          <Boundary skeleton={rows}>
            <ComingUp today={here} href={(id) => (id ? `${paths.myLeaves}?request=${id}` : paths.myLeaves)} />
          </Boundary>
        </Card>
        <Ahead department={me.department?.id} here={here} />
      </div>
    </>
  );
}

/** The weeks ahead: who is away, and which days cost nothing. One request for both. */
function Ahead({ department, here }: { department: number | undefined; here: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.columns}>
      <Card title={t("teamAway.title")} flush>
        <WhenSeen>
          <Boundary skeleton={rows}>
            <TeamAway today={here} department={department} />
          </Boundary>
        </WhenSeen>
      </Card>
      <Card title={t("dashboard.holidays")} flush>
        <WhenSeen>
          <Boundary skeleton={rows}>
            <NextHolidays today={here} department={department} />
          </Boundary>
        </WhenSeen>
      </Card>
    </div>
  );
}
