/** "today", "in 10 days", "4 days ago". */
export const inDays = (days: number, locale: string): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
