import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { Initials } from "@/components/Initials";
import { ProblemAlert } from "@/components/ProblemAlert";
import { formatAgo, formatRange } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import { BalanceEffect } from "../BalanceEffect";
import { leaveQueries } from "../leaveApi";
import styles from "./ApprovalDetail.module.css";
import { AwayTimeline } from "./AwayTimeline";
import { DecisionButtons } from "./DecisionButtons";
import type { useDecisions } from "./useDecisions";

type Props = { request: LeaveRequest; decisions: ReturnType<typeof useDecisions> };

export function ApprovalDetail({ request, decisions }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: leave } = useSuspenseQuery(leaveQueries.detail(request.id));
  const problem = decisions.problemOf(request.id);
  return (
    <article className={styles.detail}>
      <header className={styles.head}>
        <Initials name={leave.user.name} />
        <div>
          <h2>{leave.user.name}</h2>
          <p className="muted">
            {[leave.user.department?.name, t("approvals.asked", { ago: formatAgo(leave.created_at, locale) })]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
      </header>
      <div className={styles.ask}>
        <div>
          <p className="muted">{leave.category.name}</p>
          <p className={styles.range}>{formatRange(leave.start_date, leave.end_date, locale)}</p>
          {leave.start_time && (
            <p>
              {leave.start_time.slice(0, 5)} – {leave.end_time?.slice(0, 5)}
            </p>
          )}
        </div>
        <div className={styles.amount}>
          <DaysAndHours hours={leave.hours} size="medium" />
          <p className="muted">{t("wizard.hours", { hours: plainHours(leave.hours, locale) })}</p>
        </div>
      </div>
      {leave.notes && <blockquote className={styles.notes}>{leave.notes}</blockquote>}
      <section>
        <h3>{t("approvals.balance")}</h3>
        <BalanceEffect balances={leave.balances} />
      </section>
      <section>
        <h3>{t("approvals.away")}</h3>
        <AwayTimeline request={leave} away={leave.conflicts} />
      </section>
      {problem && <ProblemAlert problem={problem} onRetry={decisions.reload} retryLabel={t("common.reload")} />}
      <footer className={styles.footer}>
        <p className={styles.keys}>
          <kbd>a</kbd> {t("approvals.approve")} <kbd>r</kbd> {t("approvals.reject")} <kbd>j</kbd> <kbd>k</kbd>{" "}
          {t("approvals.nextPrevious")}
        </p>
        <DecisionButtons
          request={request}
          isApproving={decisions.approving === request.id}
          onApprove={() => decisions.approve(request)}
          onReject={() => decisions.reject(request)}
        />
      </footer>
    </article>
  );
}
