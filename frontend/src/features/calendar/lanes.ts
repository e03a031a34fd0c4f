import { type Day, daysBetween } from "@/lib/dates";

type Span = { start_date: Day; end_date: Day };

/** Where an item lies: columns count days from the first one shown, lanes from the top. */
export type Placed<Item> = {
  item: Item;
  lane: number;
  first: number;
  last: number;
  startsBefore: boolean;
  endsAfter: boolean;
};

/** Lays items out below one another where they share a day. Earlier items get the upper lanes. */
export function packLanes<Item extends Span>(items: Item[], from: Day, to: Day): Placed<Item>[] {
  const lanes: Placed<Item>[][] = [];
  return items
    .filter(({ start_date, end_date }) => start_date <= to && end_date >= from)
    .map((item) => {
      const startsBefore = item.start_date < from;
      const endsAfter = item.end_date > to;
      const first = startsBefore ? 0 : daysBetween(from, item.start_date);
      const last = daysBetween(from, endsAfter ? to : item.end_date);
      const free = lanes.findIndex((lane) => lane.every((other) => other.last < first || other.first > last));
      const lane = free === -1 ? lanes.length : free;
      const placed = { item, lane, first, last, startsBefore, endsAfter };
      (lanes[lane] ??= []).push(placed);
      return placed;
    });
}

export const laneCount = (placed: Placed<unknown>[]): number =>
  placed.reduce((count, { lane }) => Math.max(count, lane + 1), 0);

/** How many items of each column lie in lanes that are not shown. */
export function hiddenByColumn(placed: Placed<unknown>[], shownLanes: number, columns: number): number[] {
  const hidden = placed.filter(({ lane }) => lane >= shownLanes);
  return Array.from(
    { length: columns },
    (_, column) => hidden.filter(({ first, last }) => first <= column && column <= last).length,
  );
}
