import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { WaitingForMe } from "@/features/leaves/approvals/WaitingForMe";
import { BalanceCards } from "@/features/leaves/BalanceCards";
import { ComingUp } from "@/features/leaves/ComingUp";
import { NextHolidays } from "@/features/leaves/NextHolidays";
import { RequestLeaveButton } from "@/features/leaves/RequestLeaveButton";
import { formatLongDay, today, yearOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { paths } from "@/lib/paths";

import styles from "./DashboardPage.module.css";

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
        action={can(me, "request_leave") && <RequestLeaveButton today={here} />}
      />
      <div className={styles.stack}>
        <section aria-label={t("dashboard.balances")}>
          <Boundary skeleton={<Bones shape="card" count={3} />}>
            <BalanceCards year={yearOf(here)} />
          </Boundary>
        </section>
        <div className={styles.columns}>
          {can(me, "decide") && (
            <Card title={t("dashboard.waiting")} flush>
              <Boundary skeleton={<Bones shape="row" count={3} />}>
                <WaitingForMe href={(id) => (id ? `${paths.approvals}?request=${id}` : paths.approvals)} />
              </Boundary>
            </Card>
          )}
          <Card title={t("dashboard.comingUp")} flush>
            <Boundary skeleton={<Bones shape="row" count={3} />}>
              <ComingUp today={here} href={(id) => `${paths.myLeaves}?request=${id}`} />
            </Boundary>
          </Card>
          {!can(me, "decide") && (
            <Card title={t("dashboard.holidays")} flush>
              <Boundary skeleton={<Bones shape="row" count={3} />}>
                <NextHolidays today={here} />
              </Boundary>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
