const KILO = 1000;

/** A file's size as people say it: "120 kB", "2.4 MB". */
export function formatSize(bytes: number, language: string): string {
  const [amount, unit] = bytes < KILO * KILO ? [bytes / KILO, "kilobyte"] : [bytes / KILO / KILO, "megabyte"];
  const digits = unit === "kilobyte" ? 0 : 1;
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: digits }).format(
    Math.max(amount, 1),
  );
}
