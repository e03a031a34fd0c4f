import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { Detail, Part, Said, Summary } from "@/components/Detail";
import { type Day, formatInstant, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { LeaveActions } from "./LeaveActions";
import { leaveQueries } from "./leaveApi";
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
    <Detail>
      <InShort leave={leave} isOwn={isOwn} />
      <LeaveActions leave={leave} today={today} isOwn={isOwn} />
      <Said title={t("leave.reason")} text={leave.rejection_reason} />
      <Said title={t("leave.comment")} text={leave.decision_comment} />
      <Said title={t("wizard.notes")} text={leave.notes} />
      <Proof leave={leave} today={today} isOwn={isOwn} />
      <Charges leave={leave} />
      <Part title={t("leave.history")}>
        <LeaveHistory history={leave.history} />
      </Part>
      {leave.ledger.length > 0 && (
        <Part title={t("leave.ledger")}>
          <LedgerLines lines={leave.ledger} />
        </Part>
      )}
    </Detail>
  );
}

function Charges({ leave }: { leave: LeaveRequestDetail }) {
  const { t } = useTranslation("leaves");
  const amount = useAmount();
  if (leave.charges.length < 2) return null;
  return (
    <Part title={t("detail.charged")}>
      <ul>
        {leave.charges.map(({ balance_year, hours }) => (
          <li key={balance_year}>{t("detail.ofYear", { year: balance_year, amount: amount(hours) })}</li>
        ))}
      </ul>
    </Part>
  );
}

function InShort({ leave, isOwn }: { leave: LeaveRequestDetail; isOwn: boolean }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const categoryName = useCategoryName();
  const locale = useLocale();
  return (
    <Summary
      who={!isOwn && <strong>{[leave.user.name, leave.user.department?.name].filter(Boolean).join(" · ")}</strong>}
      kind={categoryName(leave.category)}
      state={<LeaveStatusPill status={leave.status} />}
      days={formatRange(leave.start_date, leave.end_date, locale)}
    >
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
    </Summary>
  );
}
