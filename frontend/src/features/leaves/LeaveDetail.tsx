import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { type Day, formatInstant, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { LeaveActions } from "./LeaveActions";
import { leaveQueries } from "./leaveApi";
import styles from "./LeaveDetail.module.css";
import { LeaveHistory } from "./LeaveHistory";
import { LeaveStatusPill } from "./LeaveStatusPill";
import { LedgerLines } from "./LedgerLines";
import { Proof } from "./Proof";
import { Times } from "./Times";

type Props = { id: number; today: Day; reader: number | undefined };

export function LeaveDetail({ id, today, reader }: Props) {
  const { t } = useTranslation();
  const { data: leave } = useSuspenseQuery(leaveQueries.detail(id));
  const isOwn = leave.user.id === reader;
  return (
    <div className={styles.detail}>
      <Summary leave={leave} isOwn={isOwn} />
      <LeaveActions leave={leave} today={today} isOwn={isOwn} />
      {leave.rejection_reason && <Said label={t("leave.reason")} text={leave.rejection_reason} />}
      {leave.decision_comment && <Said label={t("leave.comment")} text={leave.decision_comment} />}
      {leave.notes && <Said label={t("wizard.notes")} text={leave.notes} />}
      <Proof leave={leave} today={today} isOwn={isOwn} />
      <Charges leave={leave} />
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

function Charges({ leave }: { leave: LeaveRequestDetail }) {
  const { t } = useTranslation("leaves");
  const amount = useAmount();
  if (leave.charges.length < 2) return null;
  return (
    <section>
      <h2>{t("detail.charged")}</h2>
      <ul>
        {leave.charges.map(({ balance_year, hours }) => (
          <li key={balance_year}>{t("detail.ofYear", { year: balance_year, amount: amount(hours) })}</li>
        ))}
      </ul>
    </section>
  );
}

function Summary({ leave, isOwn }: { leave: LeaveRequestDetail; isOwn: boolean }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const categoryName = useCategoryName();
  const locale = useLocale();
  return (
    <div className={styles.summary}>
      {!isOwn && <strong>{[leave.user.name, leave.user.department?.name].filter(Boolean).join(" · ")}</strong>}
      <div className={styles.head}>
        <span className="muted">{categoryName(leave.category)}</span>
        <LeaveStatusPill status={leave.status} />
      </div>
      <p className={styles.range}>{formatRange(leave.start_date, leave.end_date, locale)}</p>
      {leave.start_time && (
        <p>
          <Times leave={leave} />
        </p>
      )}
      <DaysAndHours hours={leave.hours} size="medium" />
      <p className="muted">
        {leave.status === "PENDING"
          ? t("leave.waitsFor", { name: leave.approver?.name ?? t("leave.someDecider") })
          : leave.decided_by && t("leave.decidedBy", { name: leave.decided_by.name })}
      </p>
      <p className="muted">
        {words("detail.asked", { when: formatInstant(leave.created_at, locale) })}
        {leave.filed_by && ` · ${words("detail.filedBy", { name: leave.filed_by.name })}`}
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
