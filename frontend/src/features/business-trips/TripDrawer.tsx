import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Trip } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Detail, Part, Said, Summary } from "@/components/Detail";
import { Initials } from "@/components/Initials";
import { Notice } from "@/components/Notice";
import { Sheet } from "@/components/Sheet";
import { type Day, daysBetween, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { TripActions } from "./TripActions";
import { tripQueries } from "./tripApi";
import styles from "./TripDrawer.module.css";
import { placeOf } from "./tripMoment";
import { TripPill } from "./TripPill";

export type Slots = {
  /** Where the leave lies that a trip overlaps. */
  leaveHref: (trip: Trip, request: number) => string;
  document: (attachment: NonNullable<Trip["attachment"]>) => ReactNode;
};
type Props = Slots & { id: number; me: number; today: Day; onClose: () => void };

/** One trip with everything that is known about it. */
export function TripDrawer({ onClose, ...props }: Props) {
  const { t } = useTranslation("trips");
  return (
    <Sheet title={t("trip")} of={props.id} skeleton={<Bones shape="line" count={8} />} onClose={onClose}>
      <TripDetail {...props} />
    </Sheet>
  );
}

function TripDetail({ id, me, today, leaveHref, document }: Omit<Props, "onClose">) {
  const { t } = useTranslation("trips");
  const { data: trip } = useSuspenseQuery(tripQueries.detail(id));
  const isOwn = trip.user.id === me;
  return (
    <Detail>
      <InShort trip={trip} isOwn={isOwn} today={today} />
      {trip.warnings.map(({ request }) => (
        <Notice
          key={request}
          tone="warning"
          title={t(isOwn ? "overlap.own" : "overlap.other", { name: trip.user.name })}
          action={<Link to={leaveHref(trip, request)}>{t("overlap.link")}</Link>}
        />
      ))}
      {isOwn && trip.status === "ACTIVE" && <TripActions trip={trip} today={today} />}
      <Said title={t("notes")} text={trip.notes} />
      {trip.attachment && <Part title={t("attachment")}>{document(trip.attachment)}</Part>}
    </Detail>
  );
}

function InShort({ trip, isOwn, today }: { trip: Trip; isOwn: boolean; today: Day }) {
  const { t } = useTranslation("trips");
  const locale = useLocale();
  return (
    <Summary
      who={!isOwn && <Traveller user={trip.user} />}
      kind={placeOf(trip) || t("noPlace")}
      state={<TripPill trip={trip} today={today} />}
      days={formatRange(trip.start_date, trip.end_date, locale)}
    >
      <p className="muted">{t("days", { count: daysBetween(trip.start_date, trip.end_date) + 1 })}</p>
    </Summary>
  );
}

function Traveller({ user }: Pick<Trip, "user">) {
  return (
    <p className={styles.person}>
      <Initials name={user.name} />
      <span>
        {user.name}
        {user.department && <span className="muted"> · {user.department.name}</span>}
      </span>
    </p>
  );
}
