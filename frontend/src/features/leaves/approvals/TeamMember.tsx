import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { balancesQuery } from "@/api/balances";
import { DaysAndHours } from "@/components/DaysAndHours";
import { Detail, Part } from "@/components/Detail";
import { type Day, daysBetween, formatRange, yearOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { inDays } from "@/lib/inDays";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { leaveQueries } from "../leaveApi";
import styles from "./MyTeam.module.css";

const NEXT = 5;

const aheadOf = (user: number, today: Day) =>
  leaveQueries.everyone({
    user,
    status: "APPROVED",
    start_date_after: today,
    ordering: "start_date",
    page_size: NEXT,
  });

/** What one of the team has left, and when they are away next. */
export function TeamMember({ id, today }: { id: number; today: Day }) {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  const year = yearOf(today);
  const [{ data: balances }, { data: ahead }] = useSuspenseQueries({
    queries: [balancesQuery(year, id), aheadOf(id, today)],
  });
  return (
    <Detail>
      <Part title={t("team.left", { year })}>
        {balances.length === 0 && <p>{t("team.noBalances")}</p>}
        <ul>
          {balances.map(({ category, available_hours }) => (
            <li key={category.id} className={styles.line}>
              {categoryName(category)} <DaysAndHours hours={available_hours} size="medium" />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t("team.next")}>
        {ahead.results.length === 0 && <p>{t("team.noNext")}</p>}
        <ul>
          {ahead.results.map((leave) => (
            <li key={leave.id} className={styles.line}>
              <span className={styles.words}>
                <strong>{formatRange(leave.start_date, leave.end_date, locale)}</strong>
                <span className="muted">
                  {categoryName(leave.category)} · {amount(leave.hours)}
                </span>
              </span>
              <span className="muted">{inDays(daysBetween(today, leave.start_date), locale)}</span>
            </li>
          ))}
        </ul>
      </Part>
    </Detail>
  );
}
