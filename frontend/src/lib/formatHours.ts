const HOURS_PER_DAY = 8;
const QUARTERS = 4;

type DaysAndHours = { days: number; hours: number };

/** Decimal hours as the API writes them ("74.25"), counted in whole days of eight hours and what remains. */
export function daysAndHours(hours: string): DaysAndHours {
  const quarters = Math.round(Math.abs(Number(hours)) * QUARTERS);
  const perDay = HOURS_PER_DAY * QUARTERS;
  return { days: Math.floor(quarters / perDay), hours: (quarters % perDay) / QUARTERS };
}

/** "8.00" is shown as 8, "7.50" as 7.5. */
export const plainHours = (hours: string | number, language = "en"): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Number(hours));

/** A ledger figure with its sign: "+8", "−8". */
export const signedHours = (hours: string, language = "en"): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: "exceptZero" })
    .format(Number(hours))
    .replace("-", "−");

export const addHours = (...hours: string[]): string =>
  (hours.reduce((sum, each) => sum + Math.round(Number(each) * 100), 0) / 100).toFixed(2);
