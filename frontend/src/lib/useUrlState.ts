import { useEffect } from "react";
import { type Location, useLocation, useNavigate, useSearchParams } from "react-router";

import { type Day, isDay, isMonth } from "./dates";
import { oneOf } from "./oneOf";

type Changes = Record<string, string | number | undefined>;
type Options = {
  /** Leave a step to go back to, as for something that opens; closing it again takes that step back. */
  push?: boolean;
};

/** What the address was below the thing that is open. */
type Below = { below: string } | null;

/** Where a page is going while what it will show there is still on its way. */
const ahead = new WeakMap<Location, URLSearchParams>();
/** Pages on which something is closing already. */
const closing = new WeakSet<Location>();

/**
 * What a page shows, kept in its address: it can be shared and survives a reload. A change starts the list again
 * from its first page unless it names the page itself or only opens something (`push`). Changes faster than the page
 * build on each other. What of the address made no sense to who asked for it is taken out, so that the address says
 * what is shown.
 */
export function useUrlState() {
  const location = useLocation();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const change = (changes: Changes, { push = false }: Options = {}) => {
    const now = ahead.get(location) ?? params;
    const next = changed(now, changes, push);
    const state = location.state as Below;
    if (state?.below === next.toString()) {
      if (!closing.has(location)) void navigate(-1);
      closing.add(location);
      return;
    }
    ahead.set(location, next);
    if (push && opensMore(changes, now, state)) setParams(next, { state: { below: now.toString() } });
    else setParams(next, { replace: true, state });
  };
  const { read, ignored } = readerOf(params);
  useEffect(() => {
    if (ignored.size > 0) change(Object.fromEntries([...ignored].map((name) => [name, undefined])), { push: true });
  });
  return {
    text: (name: string) => params.get(name) ?? undefined,
    /** A positive whole number; anything else in the address counts as not there. */
    number: (name: string) => read(name, wholeNumber),
    /** A day; anything else in the address counts as not there. */
    day: (name: string) => read(name, dayOf),
    /** A month; anything else in the address counts as not there. */
    month: (name: string) => read(name, (text) => (isMonth(text) ? text : undefined)),
    /** One of the words that are known; anything else in the address counts as not there. */
    choice: <Word extends string>(name: string, known: readonly Word[]) => read(name, (text) => oneOf(known, text)),
    change,
  };
}

/** Reads values of the address, and keeps the names of those that were none. */
function readerOf(params: URLSearchParams) {
  const ignored = new Set<string>();
  const read = <Value>(name: string, understood: (text: string) => Value | undefined): Value | undefined => {
    const text = params.get(name);
    if (text === null) return undefined;
    const value = understood(text);
    if (value === undefined) ignored.add(name);
    return value;
  };
  return { read, ignored };
}

/** Whether there is more to close than before: the next request in the same drawer is no further step. */
function opensMore(changes: Changes, now: URLSearchParams, state: Below): boolean {
  const given = Object.keys(changes).filter((name) => changes[name]);
  return given.length > 0 && !(state !== null && given.some((name) => now.has(name)));
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

const dayOf = (text: string): Day | undefined => (isDay(text) ? text : undefined);

const wholeNumber = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);
