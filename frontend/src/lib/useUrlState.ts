import { type Location, useLocation, useSearchParams } from "react-router";

type Changes = Record<string, string | number | undefined>;
type Options = {
  /** Leave a step to go back to, as for something that opens. */
  push?: boolean;
};

/** Where a page is going while what it will show there is still on its way. */
const ahead = new WeakMap<Location, URLSearchParams>();

/**
 * What a page shows, kept in its address: it can be shared and survives a reload. A change starts the list again
 * from its first page unless it names the page itself or only opens something (`push`). Changes faster than the page
 * build on each other.
 */
export function useUrlState() {
  const location = useLocation();
  const [params, setParams] = useSearchParams();
  const change = (changes: Changes, { push = false }: Options = {}) => {
    const next = changed(ahead.get(location) ?? params, changes, push);
    ahead.set(location, next);
    setParams(next, { replace: !push });
  };
  return {
    text: (name: string) => params.get(name) ?? undefined,
    /** A positive whole number; anything else in the address counts as not there. */
    number: (name: string) => wholeNumber(params.get(name)),
    change,
  };
}

function changed(params: URLSearchParams, changes: Changes, keepsPage: boolean): URLSearchParams {
  const next = new URLSearchParams(params);
  if (!keepsPage && !("page" in changes)) next.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, String(value));
    else next.delete(name);
  }
  return next;
}

const wholeNumber = (text: string | null) => (text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);
