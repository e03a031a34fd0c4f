import { useTranslation } from "react-i18next";

import { addHours, plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import { Figures } from "./Figures";
import { SumTable } from "./SumTable";

type HoursRow = { name: string; requests: number; hours: string };
type Props = {
  title: string;
  nameHeader: string;
  rows: HoursRow[];
  shape: "columns" | "rows";
  /** A request over two months is one of each: their sum would count it twice. */
  countsTwice?: boolean;
  shortName?: (name: string, index: number) => string;
};

/** Hours of leave by something, with the requests they come from. */
export function ByHours({ title, nameHeader, rows, shape, countsTwice = false, shortName }: Props) {
  const { t } = useTranslation("reports");
  const locale = useLocale();
  const count = (number: number) => new Intl.NumberFormat(locale).format(number);
  const bars = rows.map(({ name, hours }, index) => ({
    name: shortName?.(name, index) ?? name,
    hours: Number(hours),
    label: Number(hours) === 0 ? "" : plainHours(hours, locale),
  }));
  return (
    <Figures title={title} aside={t("inHours")} chart={{ shape, bars, series: [{ key: "hours", pattern: "solid" }] }}>
      <SumTable
        label={title}
        name={{ header: nameHeader, cell: ({ name }) => name }}
        rows={rows}
        total={t("sum")}
        figures={[
          {
            key: "requests",
            header: t("requests"),
            cell: ({ requests }) => count(requests),
            ...(!countsTwice && { sum: count(rows.reduce((sum, { requests }) => sum + requests, 0)) }),
          },
          {
            key: "hours",
            header: t("hours"),
            cell: ({ hours }) => plainHours(hours, locale),
            sum: plainHours(addHours("0", ...rows.map(({ hours }) => hours)), locale),
          },
        ]}
      />
    </Figures>
  );
}
