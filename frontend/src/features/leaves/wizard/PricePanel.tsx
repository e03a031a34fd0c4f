import { CalendarOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Price } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { formatDay } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";

import { DayStrip } from "./DayStrip";
import styles from "./PricePanel.module.css";

type Props = { price: Price | undefined; isCurrent: boolean };

/** What the request costs and what it leaves, while it is being chosen. */
export function PricePanel({ price, isCurrent }: Props) {
  const { t } = useTranslation();
  if (!price) {
    return (
      <aside className={styles.panel} aria-label={t("wizard.price")}>
        <div className={styles.waiting}>
          <CalendarOutlined aria-hidden className={styles.icon} />
          <p>{t("wizard.priceHint")}</p>
        </div>
      </aside>
    );
  }
  return (
    <aside className={styles.panel} aria-label={t("wizard.price")} aria-busy={!isCurrent}>
      <Total price={price} />
      <DayStrip days={price.days} />
      <HolidaysLeftOut price={price} />
      <BalanceAfter price={price} />
    </aside>
  );
}

function Total({ price }: { price: Price }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const working = price.days.filter(({ reason }) => reason === "WORK").length;
  return (
    <div aria-live="polite">
      <DaysAndHours hours={price.hours} />
      <p className="muted">
        {t("wizard.total", { hours: plainHours(price.hours, locale), days: t("wizard.workingDays", { count: working }) })}
      </p>
    </div>
  );
}

function HolidaysLeftOut({ price }: { price: Price }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const holidays = price.days.filter(({ reason }) => reason === "HOLIDAY");
  if (holidays.length === 0) return null;
  return (
    <div>
      <h3>{t("wizard.holidays")}</h3>
      <ul className={styles.lines}>
        {holidays.map(({ date, name }) => (
          <li key={date} className={styles.holiday}>
            <span>{name}</span>
            <span>{formatDay(date, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function BalanceAfter({ price }: { price: Price }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const counted = price.charges.filter(({ available_after }) => available_after !== null);
  if (price.charges.length === 0) return null;
  if (counted.length === 0) return <p className="muted">{t("wizard.noBalance")}</p>;
  return (
    <div>
      <h3>{t("wizard.balanceAfter")}</h3>
      <dl className={styles.lines}>
        {counted.map(({ balance_year, available_before, available_after }) => (
          <div key={balance_year}>
            <dt>{balance_year}</dt>
            <dd data-short={Number(available_after) < 0 || undefined}>
              <span className="muted">{amount(available_before ?? "0")}</span>
              <span aria-hidden> → </span>
              <strong>{Number(available_after) < 0 ? t("wizard.short", { amount: amount(available_after ?? "0") }) : amount(available_after ?? "0")}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
