import { useTranslation } from "react-i18next";

import { useAmountStyle } from "@/lib/amountStyle";
import { daysAndHours, plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import styles from "./DaysAndHours.module.css";

/** An amount of leave as the number people came for: whole days, then the hours left over. */
export function DaysAndHours({ hours, size = "large" }: { hours: string; size?: "medium" | "large" }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const style = useAmountStyle();
  const amount = style === "hours" ? { days: 0, hours: Math.abs(Number(hours)) } : daysAndHours(hours);
  const showsDays = style === "days" && (amount.days > 0 || amount.hours === 0);
  return (
    <span className={`${styles.amount} ${styles[size]}`}>
      {showsDays && (
        <>
          <b>{amount.days}</b> <span className={styles.unit}>{t("units.day", { count: amount.days })}</span>{" "}
        </>
      )}
      {(amount.hours > 0 || !showsDays) && (
        <>
          <b className={showsDays ? styles.rest : undefined}>{plainHours(amount.hours, locale)}</b>{" "}
          <span className={styles.unit}>{t("units.h")}</span>
        </>
      )}
    </span>
  );
}
