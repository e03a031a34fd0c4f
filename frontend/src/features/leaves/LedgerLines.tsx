import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { LedgerLine } from "@/api/types";
import { formatInstant } from "@/lib/dates";
import { addHours, plainHours, signedHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import styles from "./LedgerLines.module.css";

const FIGURES = ["allocated", "adjusted", "pending", "used"] as const;

type Props = {
  lines: LedgerLine[];
  /** Where a line's request is shown; left out where the lines are those of one request. */
  href?: (request: number) => string;
};

/** The lines behind a balance, oldest first: what changed and why, by whom, and what was left before and after. */
export function LedgerLines({ lines, href }: Props) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <What line={line} href={href} />
          <Figures line={line} />
        </li>
      ))}
    </ol>
  );
}

function What({ line, href }: { line: LedgerLine; href: Props["href"] }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const locale = useLocale();
  return (
    <div className={styles.what}>
      <strong>{t(`ledger.kind.${line.kind}`)}</strong>
      <span>{words(`ledger.why.${line.kind}`)}</span>
      <span className="muted">
        {line.actor?.name ?? t("ledger.system")} ·{" "}
        <time dateTime={line.created_at}>{formatInstant(line.created_at, locale)}</time>
      </span>
      {line.reason && <q className={styles.reason}>{line.reason}</q>}
      {href && line.request !== null && <Link to={href(line.request)}>{words("ledger.request")}</Link>}
    </div>
  );
}

function Figures({ line }: { line: LedgerLine }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const locale = useLocale();
  return (
    <div className={styles.figures}>
      {FIGURES.filter((figure) => Number(line[figure]) !== 0).map((figure) => (
        <span key={figure} className={styles.delta}>
          {t(`ledger.figure.${figure}`)} <b>{signedHours(line[figure], locale)}</b>
        </span>
      ))}
      <span className={styles.after}>
        {words("ledger.change", {
          before: plainHours(availableBefore(line), locale),
          after: `${plainHours(line.available_after, locale)} ${t("units.h")}`,
        })}
      </span>
    </div>
  );
}

const negative = (hours: string) => String(-Number(hours));

/** What could be asked for before the line: what it gave is taken away again, what it took is given back. */
const availableBefore = ({ available_after, allocated, adjusted, pending, used }: LedgerLine): string =>
  addHours(available_after, negative(allocated), negative(adjusted), pending, used);
