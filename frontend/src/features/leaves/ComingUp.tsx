import { CalendarOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { LeaveRequest } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { type Day, daysBetween, formatRange, yearOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { inDays } from "@/lib/inDays";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import styles from "./ComingUp.module.css";
import { leaveQueries } from "./leaveApi";
import { LeaveStatusPill } from "./LeaveStatusPill";

const SHOWN = 4;

/** Own requests that are pending or still ahead. `href` leads to one of them, or to all. */
export function ComingUp({ today, href }: { today: Day; href: (id?: number) => string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  const { data } = useSuspenseQuery(leaveQueries.overview(yearOf(today)));
  const ahead = inOrder(data.ahead, today);
  if (ahead.length === 0) {
    return <EmptyState icon={<CalendarOutlined />} title={t("comingUp.none")} hint={t("comingUp.noneHint")} />;
  }
  return (
    <>
      <ul>
        {ahead.slice(0, SHOWN).map((leave) => (
          <li key={leave.id} className={styles.item}>
            <Link to={href(leave.id)} className={styles.link}>
              <span className={styles.words}>
                <strong>{formatRange(leave.start_date, leave.end_date, locale)}</strong>
                <span className="muted">
                  {categoryName(leave.category)} · {amount(leave.hours)}
                </span>
              </span>
              <span className={styles.side}>
                <LeaveStatusPill status={leave.status} />
                <span className="muted">{inDays(daysUntil(leave, today), locale)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {ahead.length > SHOWN && (
        <p className={styles.more}>
          <Link to={href()}>{t("comingUp.all")}</Link>
        </p>
      )}
    </>
  );
}

const isOver = ({ end_date }: LeaveRequest, today: Day) => end_date < today;

/** What is on or to come, the nearest first; then what is over and still waits, the latest first. */
function inOrder(leave: LeaveRequest[], today: Day): LeaveRequest[] {
  const over = leave.filter((each) => isOver(each, today));
  return [...leave.filter((each) => !isOver(each, today)), ...over.reverse()];
}

/** None while it lasts. */
const daysUntil = (leave: LeaveRequest, today: Day) => {
  const days = daysBetween(today, leave.start_date);
  return isOver(leave, today) ? days : Math.max(days, 0);
};
