import { useTranslation } from "react-i18next";

import { useAmountStyle } from "./amountStyle";
import { daysAndHours, plainHours } from "./formatHours";
import { useLocale } from "./i18n";

/** Hours in words, as the reader likes them: "3 days 2 h", "4 h"; or "26 h". */
export function useAmount(): (hours: string) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  const style = useAmountStyle();
  return (text) => {
    if (style === "hours") return `${plainHours(Math.abs(Number(text)), locale)} ${t("units.h")}`;
    const { days, hours } = daysAndHours(text);
    const parts = [
      ...(days > 0 || hours === 0 ? [`${days} ${t("units.day", { count: days })}`] : []),
      ...(hours > 0 ? [`${plainHours(hours, locale)} ${t("units.h")}`] : []),
    ];
    return parts.join(" ");
  };
}
