import { useTranslation } from "react-i18next";

import type { CategoryRef, Report } from "@/api/types";
import { addHours, plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import type { Series } from "./charts/Chart";
import { Figures } from "./Figures";
import { SumTable } from "./SumTable";
import styles from "./Utilisation.module.css";

type Row = Report["utilisation"][number];
type Props = { rows: Row[]; categoryName: (category: CategoryRef) => string };

const SERIES: Series[] = [
  { key: "used", pattern: "solid" },
  { key: "pending", pattern: "striped" },
  { key: "left", pattern: "empty" },
];
const WHOLE = 100;

const minus = (hours: string) => (-Number(hours)).toFixed(2);
const granted = ({ allocated, adjusted }: Row) => addHours(allocated, adjusted);
const left = (row: Row) => addHours(granted(row), minus(row.used), minus(row.pending));
const share = (hours: string, of: string) => (Number(of) > 0 ? (Number(hours) / Number(of)) * WHOLE : 0);

/** How much of what people may take they have taken, and asked for. */
export function Utilisation({ rows, categoryName }: Props) {
  const { t } = useTranslation("reports");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const hours = (text: string) => plainHours(text, locale);
  const used = (part: string, of: string) => percent.format(share(part, of) / WHOLE);
  const all = (each: (row: Row) => string) => addHours("0", ...rows.map(each));
  const bars = rows.map((row) => ({
    name: categoryName(row.category),
    used: share(row.used, granted(row)),
    pending: share(row.pending, granted(row)),
    left: share(left(row), granted(row)),
    label: used(row.used, granted(row)),
  }));
  const figure = (key: "granted" | "used" | "pending" | "left", of: (row: Row) => string) => ({
    key,
    header: t(key),
    cell: (row: Row) => hours(of(row)),
    sum: hours(all(of)),
  });
  return (
    <Figures
      title={t("utilisation")}
      aside={t("inHours")}
      chart={{ shape: "rows", bars, series: SERIES, most: WHOLE }}
      legend={<Legend />}
    >
      <SumTable
        isWide
        label={t("utilisation")}
        name={{ header: t("category"), cell: ({ category }) => categoryName(category) }}
        rows={rows}
        total={t("sum")}
        figures={[
          figure("granted", granted),
          figure("used", (row) => row.used),
          figure("pending", (row) => row.pending),
          figure("left", left),
          {
            key: "share",
            header: t("usedShare"),
            cell: (row) => used(row.used, granted(row)),
            sum: used(all((row) => row.used), all(granted)),
          },
        ]}
      />
    </Figures>
  );
}

function Legend() {
  const { t } = useTranslation("reports");
  return (
    <ul className={styles.legend} aria-hidden>
      {(["used", "pending", "left"] as const).map((key) => (
        <li key={key}>
          <span className={`${styles.swatch} ${styles[key]}`} /> {t(key)}
        </li>
      ))}
    </ul>
  );
}
