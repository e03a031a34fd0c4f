import { useUrlState } from "@/lib/useUrlState";

const KINDS = ["company", "location", "department"] as const;
const EVERYTHING = ["all"] as const;
type AddKind = (typeof KINDS)[number];

/** What of the organization the address shows: which company, what is open, what is being added. */
export function usePlaceView(home: number | undefined) {
  const { text, number, choice, change } = useUrlState();
  const adding = choice("add", KINDS);
  return {
    entity: number("entity") ?? home,
    search: text("search") ?? "",
    showsInactive: choice("shown", EVERYTHING) !== undefined,
    company: number("company"),
    location: number("location"),
    department: number("department"),
    adding,
    /** Where a department is being added. */
    at: number("at"),
    narrow: change,
    open: (kind: AddKind, id: number) => change({ [kind]: id }, { push: true }),
    add: (kind: AddKind, at?: number) => change({ add: kind, at }, { push: true }),
    close: () =>
      change({ add: undefined, at: undefined, company: undefined, location: undefined, department: undefined }, { push: true }),
  };
}

export type PlaceView = ReturnType<typeof usePlaceView>;
