import { CalendarOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

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

/** Own requests that are pending or still ahead, the nearest first. */
export function ComingUp({ today, href }: { today: Day; href: (id: number) => string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  const { data } = useSuspenseQuery(leaveQueries.overview(yearOf(today)));
  const ahead = data.ahead.slice(0, SHOWN);
  if (ahead.length === 0) {
    return <EmptyState icon={<CalendarOutlined />} title={t("comingUp.none")} hint={t("comingUp.noneHint")} />;
  }
  return (
    <ul>
      {ahead.map((leave) => (
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
              <span className="muted">{inDays(daysBetween(today, leave.start_date), locale)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
