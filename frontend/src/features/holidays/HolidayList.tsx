import { BankOutlined, CoffeeOutlined, EnvironmentOutlined, GlobalOutlined, StopOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { Holiday } from "@/api/types";
import { type Columns, DataTable } from "@/components/DataTable";
import { NothingListed } from "@/components/NothingListed";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import { Pill, type Tone } from "@/components/Pill";
import { daysBetween, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { holidayQueries } from "./holidayApi";
import styles from "./HolidayList.module.css";
import { countsAt, placeName, type Places, whereOf } from "./places";

type Props = {
  year: number;
  where: string;
  showsInactive: boolean;
  page: number;
  places: Places;
  onPage: (page: number) => void;
  onOpen: (holiday: Holiday) => void;
  onClear: () => void;
};

export function HolidayList({ year, where, showsInactive, page, places, onPage, onOpen, onClear }: Props) {
  const { t } = useTranslation("holidays");
  const { data: all } = useSuspenseQuery(holidayQueries.ofYear(year));
  const columns = useHolidayColumns(places);
  const place = whereOf(where);
  const shown = all.filter(
    (holiday) => (showsInactive || holiday.is_active) && countsAt(holiday, place, places),
  );
  if (shown.length === 0) {
    return (
      <NothingListed
        none={{ icon: <CoffeeOutlined />, title: t("none", { year }), hint: t("noneHint") }}
        noMatch={place !== undefined && { title: t("noMatch", { year }), hint: t("noMatchHint") }}
        onClear={onClear}
      />
    );
  }
  const current = Math.min(page, Math.ceil(shown.length / PAGE_SIZE));
  return (
    <Panel>
      <DataTable
        label={t("list", { year })}
        columns={columns}
        rows={shown.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE)}
        rowKey={({ id }) => id}
        onOpen={onOpen}
      />
      <Pager page={current} pageSize={PAGE_SIZE} count={shown.length} onPage={onPage} />
    </Panel>
  );
}

const SCOPES: Record<Holiday["scope"], { tone: Tone; icon: ReactNode }> = {
  GLOBAL: { tone: "holiday", icon: <GlobalOutlined /> },
  ENTITY: { tone: "accent", icon: <BankOutlined /> },
  LOCATION: { tone: "cancelled", icon: <EnvironmentOutlined /> },
};

function useHolidayColumns(places: Places): Columns<Holiday> {
  const { t } = useTranslation(["holidays", "translation"]);
  const locale = useLocale();
  return [
    { key: "name", header: t("name"), cell: ({ holiday_name }) => holiday_name },
    {
      key: "dates",
      header: t("translation:leave.dates"),
      cell: ({ start_date, end_date }) => (
        <>
          {formatRange(start_date, end_date, locale)}
          {start_date !== end_date && (
            <span className="muted"> · {t("days", { count: daysBetween(start_date, end_date) + 1 })}</span>
          )}
        </>
      ),
    },
    {
      key: "where",
      header: t("appliesAt"),
      align: "end",
      cell: (holiday) => (
        <span className={styles.pills}>
          {!holiday.is_active && (
            <Pill tone="cancelled" icon={<StopOutlined />}>
              {t("inactive")}
            </Pill>
          )}
          <Pill {...SCOPES[holiday.scope]}>{placeName(holiday, places) ?? t(`scope.${holiday.scope}`)}</Pill>
        </span>
      ),
    },
  ];
}
