import { SwapOutlined, WarningOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { Trip } from "@/api/types";
import { type Column, type Columns, DataTable } from "@/components/DataTable";
import { Initials } from "@/components/Initials";
import { NothingListed } from "@/components/NothingListed";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import { type Day, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { type TripFilter, tripQueries } from "./tripApi";
import styles from "./TripList.module.css";
import { placeOf } from "./tripMoment";
import { TripPill } from "./TripPill";
import type { Whose } from "./useTripView";

type Props = {
  filter: TripFilter;
  whose: Whose;
  today: Day;
  onPage: (page: number) => void;
  onOpen: (trip: Trip) => void;
  onClear: () => void;
};

export function TripList({ filter, whose, today, onPage, onOpen, onClear }: Props) {
  const { t } = useTranslation("trips");
  const { data: trips } = useSuspenseQuery(tripQueries.list(filter));
  const columns = useTripColumns(whose, today);
  if (trips.count === 0) {
    return (
      <NothingListed
        none={{ icon: <SwapOutlined />, title: t("none"), hint: t(`noneHint.${whose}`) }}
        noMatch={filter.status !== undefined && { title: t("noMatch"), hint: t("noMatchHint") }}
        onClear={onClear}
      />
    );
  }
  return (
    <Panel>
      <DataTable label={t("title")} columns={columns} rows={trips.results} rowKey={({ id }) => id} onOpen={onOpen} />
      <Pager page={filter.page} pageSize={PAGE_SIZE} count={trips.count} onPage={onPage} />
    </Panel>
  );
}

function useTripColumns(whose: Whose, today: Day): Columns<Trip> {
  const { t } = useTranslation(["trips", "translation"]);
  const locale = useLocale();
  const dates = (trip: Trip) => formatRange(trip.start_date, trip.end_date, locale);
  const place = (trip: Trip) => placeOf(trip) || t("noPlace");
  const others: Column<Trip>[] = [
    { key: "place", header: t("where"), cell: place, isMuted: true },
    { key: "overlap", header: t("note"), cell: (trip) => <Overlap trip={trip} /> },
    {
      key: "moment",
      header: t("translation:leave.status"),
      cell: (trip) => <TripPill trip={trip} today={today} />,
      align: "end",
      onPhone: "beside",
    },
  ];
  if (whose === "mine") return [{ key: "dates", header: t("translation:leave.dates"), cell: dates }, ...others];
  return [
    { key: "person", header: t("translation:leave.person"), cell: ({ user }) => <Traveller name={user.name} /> },
    { key: "dates", header: t("translation:leave.dates"), cell: dates },
    ...others,
  ];
}

function Traveller({ name }: { name: string }) {
  return (
    <span className={styles.person}>
      <Initials name={name} />
      {name}
    </span>
  );
}

function Overlap({ trip }: { trip: Trip }) {
  const { t } = useTranslation("trips");
  if (trip.warnings.length === 0) return null;
  return (
    <span className={styles.overlap}>
      <WarningOutlined aria-hidden /> {t("overlap.short")}
    </span>
  );
}
