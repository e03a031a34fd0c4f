import { useTranslation } from "react-i18next";

import type { Away, LeaveRequest } from "@/api/types";
import { addDays, type Day, daysBetween, daysFrom, formatRange, formatWeekday } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./AwayTimeline.module.css";

const AROUND = 3;
const LABELS_UP_TO = 24;
const ROOMY_UP_TO = 11;

type Props = { request: Pick<LeaveRequest, "start_date" | "end_date" | "user">; away: Away[] };

/** Who else is away around the requested days, one row per person; the band is the request. */
export function AwayTimeline({ request, away }: Props) {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  const from = addDays(request.start_date, -AROUND);
  const to = addDays(request.end_date, AROUND);
  const days = daysFrom(from, to);
  const columns = { gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` };
  const people = Map.groupBy(away, ({ user }) => user.id);

  return (
    <div className={styles.timeline}>
      {days.length <= LABELS_UP_TO && (
        <div className={styles.days} style={columns} data-dense={days.length > ROOMY_UP_TO || undefined} aria-hidden>
          {days.map((day) => (
            <span key={day} data-in={(request.start_date <= day && day <= request.end_date) || undefined}>
              <small>{formatWeekday(day, locale, "narrow")}</small>
              {Number(day.slice(8))}
            </span>
          ))}
        </div>
      )}
      <ul className={styles.rows}>
        <Row name={request.user.name} from={from} to={to} spans={[{ ...request, kind: "ASKED" }]} columns={columns} />
        {[...people.values()].map((spans) => (
          <Row key={spans[0]?.user.id} name={spans[0]?.user.name ?? ""} from={from} to={to} spans={spans} columns={columns} />
        ))}
      </ul>
      {people.size === 0 ? <p className="muted">{t("nobodyAway")}</p> : <Legend />}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation("approvals");
  return (
    <p className={styles.legend} aria-hidden>
      <span className={styles.asked} /> {t("legend.asked")}
      <span className={styles.away} /> {t("legend.leave")}
      <span className={styles.trip} /> {t("legend.trip")}
    </p>
  );
}

type Span = { start_date: Day; end_date: Day; kind: Away["kind"] | "ASKED" };
type RowProps = { name: string; from: Day; to: Day; spans: Span[]; columns: { gridTemplateColumns: string } };

const LOOKS: Record<Span["kind"], string | undefined> = {
  ASKED: styles.asked,
  ABSENT: styles.away,
  LEAVE: styles.away,
  TRIP: styles.trip,
};

function Row({ name, from, to, spans, columns }: RowProps) {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  const visible = spans.filter(({ start_date, end_date }) => start_date <= to && end_date >= from);
  const word = (kind: Span["kind"]) => (kind === "TRIP" ? `${t("legend.trip")} ` : "");
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {name}
        <span className="visually-hidden">
          {" "}
          {visible
            .map(({ start_date, end_date, kind }) => word(kind) + formatRange(start_date, end_date, locale))
            .join(", ")}
        </span>
      </span>
      <span className={styles.track} style={columns} aria-hidden>
        {visible.map(({ start_date, end_date, kind }) => {
          const first = Math.max(0, daysBetween(from, start_date));
          const last = Math.min(daysBetween(from, to), daysBetween(from, end_date));
          return <span key={start_date} className={LOOKS[kind]} style={{ gridColumn: `${first + 1} / ${last + 2}` }} />;
        })}
      </span>
    </li>
  );
}
