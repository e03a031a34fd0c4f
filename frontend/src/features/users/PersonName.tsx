import { useQuery } from "@tanstack/react-query";

import { fullName } from "@/lib/fullName";

import { userQueries } from "./userApi";

/** What a person is called; their number until that is known, and where the reader may not look them up. */
export function PersonName({ id }: { id: number }) {
  const { data } = useQuery(userQueries.person(id));
  return data ? fullName(data) : `#${id}`;
}
