import { TeamOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { CalendarEvent, Member } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { Initials } from "@/components/Initials";
import { addDays, type Day, daysBetween, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { inDays } from "@/lib/inDays";
import { paths } from "@/lib/paths";

import { awayQuery } from "./awayQuery";
import styles from "./ComingUp.module.css";
import { LeaveStatusPill } from "./LeaveStatusPill";

const DAYS_SHOWN = 14;
const SHOWN = 6;

type Props = { today: Day; department: number | undefined };

/** Who of the team is away in the coming two weeks: that they are, and when, is all that peers see. */
export function TeamAway({ today, department }: Props) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(awayQuery(today, department));
  const members = new Map(data.members.map((member) => [member.id, member]));
  const soon = data.events
    .filter(({ user, start_date }) => members.get(user)?.relation !== "SELF" && start_date <= addDays(today, DAYS_SHOWN))
    .toSorted((one, other) => one.start_date.localeCompare(other.start_date));
  const isCut = data.next !== null || soon.length > SHOWN;
  if (soon.length === 0 && !isCut) return <EmptyState icon={<TeamOutlined />} title={t("teamAway.none")} />;
  return (
    <>
      <ul>
        {soon.slice(0, SHOWN).map((event) => (
          <Absence key={`${event.user} ${event.start_date}`} event={event} member={members.get(event.user)} today={today} />
        ))}
      </ul>
      {isCut && (
        <Link className={styles.all} to={`${paths.calendar}?view=team`}>
          {t("teamAway.all")}
        </Link>
      )}
    </>
  );
}

function Absence({ event, member, today }: { event: CalendarEvent; member: Member | undefined; today: Day }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const kind = event.kind === "TRIP" ? "teamAway.trip" : "teamAway.away";
  const begins = daysBetween(today, event.start_date);
  return (
    <li className={`${styles.item} ${styles.line}`}>
      <span className={styles.person}>
        <Initials name={member?.name ?? ""} size="small" />
        <span className={styles.words}>
          <strong>{member?.name}</strong>
          <span className="muted">
            {t(event.partial ? "teamAway.partly" : kind)} · {formatRange(event.start_date, event.end_date, locale)}
          </span>
        </span>
      </span>
      <span className={`${styles.side} muted`}>
        {event.status === "PENDING" && <LeaveStatusPill status="PENDING" />}
        <span>{begins <= 0 ? t("teamAway.now") : inDays(begins, locale)}</span>
      </span>
    </li>
  );
}
