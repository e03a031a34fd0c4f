import { addDays, addMonthsTo, type Day } from "@/lib/dates";
import type { DayRange } from "@/lib/dayRange";

/** The day a key leads to, in a grid whose rows are `row` long; nothing for a key that does not move. */
export function dayAfterKey(key: string, day: Day, row: DayRange): Day | undefined {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "PageUp":
      return addMonthsTo(day, -1);
    case "PageDown":
      return addMonthsTo(day, 1);
    case "Home":
      return row.start;
    case "End":
      return row.end;
    default:
      return undefined;
  }
}
