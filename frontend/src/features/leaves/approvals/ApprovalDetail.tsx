import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { Initials } from "@/components/Initials";
import { formatAgo, formatRange } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useCategoryName } from "@/lib/useCategoryName";

import { AttachmentLink } from "../AttachmentLink";
import { BalanceEffect } from "../BalanceEffect";
import { LeaveHistory } from "../LeaveHistory";
import { LeaveStatusPill } from "../LeaveStatusPill";
import { Times } from "../Times";
import styles from "./ApprovalDetail.module.css";
import { AwayTimeline } from "./AwayTimeline";
import { DecidedBar } from "./DecidedBar";
import { DecisionBar } from "./DecisionBar";
import type { Decisions } from "./useDecisions";

type Props = { leave: LeaveRequestDetail; mayOverride: boolean; decisions: Decisions };

/** Everything it takes to decide, and the decision. */
export function ApprovalDetail({ leave, mayOverride, decisions }: Props) {
  const { t } = useTranslation("approvals");
  return (
    <article className={styles.detail} aria-labelledby="who-asks">
      <Who leave={leave} />
      <Ask leave={leave} />
      {leave.notes && (
        <section>
          <h3>{t("note")}</h3>
          <blockquote className={styles.notes}>{leave.notes}</blockquote>
        </section>
      )}
      {leave.attachment && (
        <section>
          <h3>{t("document")}</h3>
          <AttachmentLink attachment={leave.attachment} />
        </section>
      )}
      <section>
        <h3>{t("balance")}</h3>
        <BalanceEffect balances={leave.balances} />
      </section>
      <section>
        <h3>{t("away")}</h3>
        <AwayTimeline request={leave} away={leave.conflicts} />
      </section>
      {leave.status === "PENDING" && leave.can.approve ? (
        <DecisionBar leave={leave} mayOverride={mayOverride} decisions={decisions} />
      ) : (
        <>
          <section>
            <h3>{t("history")}</h3>
            <LeaveHistory history={leave.history} />
          </section>
          <DecidedBar leave={leave} decisions={decisions} />
        </>
      )}
    </article>
  );
}

function Who({ leave }: { leave: LeaveRequestDetail }) {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  return (
    <header className={styles.head}>
      <Initials name={leave.user.name} />
      <div className={styles.who}>
        <h2 id="who-asks">{leave.user.name}</h2>
        <p className="muted">
          {[leave.user.department?.name, t("asked", { ago: formatAgo(leave.created_at, locale) })].filter(Boolean).join(" · ")}
        </p>
        {leave.filed_by && <p className="muted">{t("filedBy", { name: leave.filed_by.name })}</p>}
      </div>
      {/* What waits is what the page is about; the rest, a link has led to. */}
      {leave.status !== "PENDING" && <LeaveStatusPill status={leave.status} />}
    </header>
  );
}

function Ask({ leave }: { leave: LeaveRequestDetail }) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  const locale = useLocale();
  return (
    <div className={styles.ask}>
      <div>
        <p className="muted">{categoryName(leave.category)}</p>
        <p className={styles.range}>{formatRange(leave.start_date, leave.end_date, locale)}</p>
        {leave.start_time && (
          <p>
            <Times leave={leave} />
          </p>
        )}
      </div>
      <div className={styles.amount}>
        <DaysAndHours hours={leave.hours} size="medium" />
        <p className="muted">{t("wizard.hours", { hours: plainHours(leave.hours, locale) })}</p>
      </div>
    </div>
  );
}
