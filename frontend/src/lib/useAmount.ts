import { useTranslation } from "react-i18next";

import { daysAndHours, plainHours } from "./formatHours";
import { useLocale } from "./i18n";

/** Hours in words: "3 days 2 h", "4 h". */
export function useAmount(): (hours: string) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  return (text) => {
    const { days, hours } = daysAndHours(text);
    const parts = [
      ...(days > 0 || hours === 0 ? [`${days} ${t("units.day", { count: days })}`] : []),
      ...(hours > 0 ? [`${plainHours(hours, locale)} ${t("units.h")}`] : []),
    ];
    return parts.join(" ");
  };
}
