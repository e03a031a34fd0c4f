import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { type Day, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { LeaveActions } from "./LeaveActions";
import { leaveQueries } from "./leaveApi";
import styles from "./LeaveDetail.module.css";
import { LeaveHistory } from "./LeaveHistory";
import { LeaveStatusPill } from "./LeaveStatusPill";
import { LedgerLines } from "./LedgerLines";

export function LeaveDetail({ id, today }: { id: number; today: Day }) {
  const { t } = useTranslation();
  const { data: leave } = useSuspenseQuery(leaveQueries.detail(id));
  return (
    <div className={styles.detail}>
      <Summary leave={leave} />
      <LeaveActions leave={leave} today={today} />
      {leave.rejection_reason && <Said label={t("leave.reason")} text={leave.rejection_reason} />}
      {leave.decision_comment && <Said label={t("leave.comment")} text={leave.decision_comment} />}
      {leave.notes && <Said label={t("wizard.notes")} text={leave.notes} />}
      <section>
        <h2>{t("leave.history")}</h2>
        <LeaveHistory history={leave.history} />
      </section>
      {leave.ledger.length > 0 && (
        <section>
          <h2>{t("leave.ledger")}</h2>
          <LedgerLines lines={leave.ledger} />
        </section>
      )}
    </div>
  );
}

function Summary({ leave }: { leave: LeaveRequestDetail }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={styles.summary}>
      <div className={styles.head}>
        <span className="muted">{leave.category.name}</span>
        <LeaveStatusPill status={leave.status} />
      </div>
      <p className={styles.range}>{formatRange(leave.start_date, leave.end_date, locale)}</p>
      {leave.start_time && (
        <p>
          {leave.start_time.slice(0, 5)} – {leave.end_time?.slice(0, 5)}
        </p>
      )}
      <DaysAndHours hours={leave.hours} size="medium" />
      <p className="muted">
        {leave.status === "PENDING"
          ? t("leave.waitsFor", { name: leave.approver?.name ?? t("leave.someDecider") })
          : leave.decided_by && t("leave.decidedBy", { name: leave.decided_by.name })}
      </p>
    </div>
  );
}

function Said({ label, text }: { label: string; text: string }) {
  return (
    <section>
      <h2>{label}</h2>
      <p className={styles.said}>{text}</p>
    </section>
  );
}
