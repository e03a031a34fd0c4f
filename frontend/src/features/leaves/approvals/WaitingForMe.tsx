import { CheckCircleOutlined, WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { LeaveRequest } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { Initials } from "@/components/Initials";
import { ProblemAlert } from "@/components/ProblemAlert";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";
import { useSingleClicks } from "@/lib/useSingleClicks";

import { DecisionButtons } from "./DecisionButtons";
import { type Decisions, useDecisions } from "./useDecisions";
import { useWaiting } from "./useWaiting";
import styles from "./WaitingForMe.module.css";

const SHOWN = 5;

/** The requests that wait, the oldest first, decided in place. `href` leads to one with all its facts. */
export function WaitingForMe({ href }: { href: (id?: number) => string }) {
  const { t } = useTranslation();
  const { waiting, count } = useWaiting();
  const decisions = useDecisions();
  const singleClicks = useSingleClicks();
  return (
    <>
      {count === 0 && (
        <EmptyState icon={<CheckCircleOutlined />} title={t("approvals.none")} hint={t("approvals.noneHint")} />
      )}
      <ul onClickCapture={singleClicks}>
        {waiting.slice(0, SHOWN).map((request) => (
          <li key={request.id} className={styles.item}>
            <Who request={request} href={href(request.id)} />
            <DecisionButtons
              request={request}
              compact
              isBlocked={request.warnings.length > 0}
              isApproving={false}
              onApprove={() => decisions.approve(request)}
              onReject={() => decisions.reject(request)}
            />
            <Refused decisions={decisions} id={request.id} />
          </li>
        ))}
      </ul>
      {count > 0 && (
        <p className={styles.more}>
          <Link to={href()}>{t("approvals.all", { count })}</Link>
        </p>
      )}
      {decisions.dialog}
    </>
  );
}

function Who({ request, href }: { request: LeaveRequest; href: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  return (
    <Link to={href} className={styles.who}>
      <Initials name={request.user.name} />
      <span className={styles.words}>
        <strong>{request.user.name}</strong>
        <span>{formatRange(request.start_date, request.end_date, locale)}</span>
        <span className="muted">
          {categoryName(request.category)} · {amount(request.hours)}
        </span>
        {request.warnings.length > 0 && (
          <span className={styles.warning}>
            <WarningFilled aria-hidden /> {t("approvals.missing")}
          </span>
        )}
      </span>
    </Link>
  );
}

function Refused({ decisions, id }: { decisions: Decisions; id: number }) {
  const { t } = useTranslation();
  const problem = decisions.problemOf(id);
  if (!problem) return null;
  return (
    <div className={styles.problem}>
      <ProblemAlert problem={problem} onRetry={decisions.reload} retryLabel={t("common.reload")} />
    </div>
  );
}
