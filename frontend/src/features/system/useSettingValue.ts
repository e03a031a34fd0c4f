import { useTranslation } from "react-i18next";

import type { Setting } from "@/api/types";
import { useLocale } from "@/lib/i18n";

const TIMES = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;
const SIZES = [
  ["megabyte", 1_048_576],
  ["kilobyte", 1_024],
] as const;

/** A value as people say it: "1 hour", "5 MB", "60 a minute". */
export function useSettingValue(): (setting: Setting) => string {
  const { t } = useTranslation("system");
  const locale = useLocale();
  const amount = (value: number, unit: string, unitDisplay: "long" | "short" = "long") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(value);
  const largest = (value: number, units: readonly (readonly [string, number])[], least: string, display: "long" | "short") => {
    const [unit, size] = units.find(([, each]) => value >= each && value % each === 0) ?? [least, 1];
    return amount(value / size, unit, display);
  };
  const words: Record<Setting["unit"], (value: string) => string> = {
    SECONDS: (value) => largest(Number(value), TIMES, "second", "long"),
    HOURS: (value) => amount(Number(value), "hour"),
    YEARS: (value) => t("years", { count: Number(value) }),
    BYTES: (value) => largest(Number(value), SIZES, "byte", "short"),
    CHARACTERS: (value) => t("characters", { count: Number(value) }),
    COUNT: (value) => new Intl.NumberFormat(locale).format(Number(value)),
    CALLS_PER_MINUTE: (value) => t("perMinute", { count: Number(value) }),
    FLAG: (value) => (value === "true" ? t("on") : t("off")),
    TEXT: (value) => value,
  };
  return ({ value, unit }) => (value === null ? t("unlimited") : words[unit](value));
}
