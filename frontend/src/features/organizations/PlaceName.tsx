import { useQuery } from "@tanstack/react-query";

import { organizationQueries } from "./organizationApi";

type Kind = "entity" | "location" | "department";

/** What a place is called; its number until that is known. */
export function PlaceName({ kind, id }: { kind: Kind; id: number }) {
  const { data } = useQuery(organizationQueries.named(kind, id));
  return data ?? `#${id}`;
}
