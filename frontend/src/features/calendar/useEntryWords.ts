import { useTranslation } from "react-i18next";

import { formatRange } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import type { Entry } from "./entries";

export type EntryWords = {
  /** What it is, in a word or two: "Vacation", "Away", "Trip to Manila". */
  what: (entry: Entry) => string;
  /** "13:00–17:00, 4 h" or "part of the day"; nothing for whole days. */
  part: (entry: Entry) => string | undefined;
  /** Everything known about it, for a tooltip and for those who hear it. */
  whole: (entry: Entry) => string;
};

export function useEntryWords(): EntryWords {
  const { t } = useTranslation("calendar");
  const { t: common } = useTranslation();
  const locale = useLocale();

  const what = ({ kind, category, city }: Entry) => {
    if (kind === "TRIP") return city ? t("tripTo", { city }) : t("trip");
    return category ?? t("away");
  };
  const part = ({ half, times, hours }: Entry) => {
    if (half === undefined) return undefined;
    const known = [times?.join("–"), hours && `${plainHours(hours, locale)} ${common("units.h")}`].filter(Boolean);
    return known.length > 0 ? known.join(", ") : t("partOfDay");
  };
  const whole = (entry: Entry) =>
    [
      entry.isOwn ? t("you") : entry.person.name,
      what(entry),
      formatRange(entry.start_date, entry.end_date, locale),
      part(entry),
      entry.status && common(`status.${entry.status}`),
    ]
      .filter(Boolean)
      .join(", ");

  return { what, part, whole };
}
