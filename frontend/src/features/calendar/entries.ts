import type { CalendarEvent, CategoryRef, LeaveStatus, Member } from "@/api/types";
import { clockTime, type Day } from "@/lib/dates";

import type { Loaded } from "./calendarApi";
import type { Kind } from "./useCalendarView";

export type Half = "morning" | "afternoon";

/** An absence or trip of a person, with everything the reader may know of it. */
export type Entry = {
  key: string;
  person: Member;
  isOwn: boolean;
  kind: CalendarEvent["kind"];
  start_date: Day;
  end_date: Day;
  /** For part of a day: which half it mostly is. Of others only that it is a part is known. */
  half: Half | undefined;
  status: LeaveStatus | undefined;
  /** In the reader's language. */
  category: string | undefined;
  city: string | undefined;
  hours: string | undefined;
  times: [string, string] | undefined;
  request: number | undefined;
};

const NOON = "12:00";

type NameOf = (category: CategoryRef) => string;

const NOTHING: Loaded = { members: [], events: [], holidays: [] };

export function entriesOf({ members, events }: Loaded = NOTHING, nameOf: NameOf = ({ name }) => name): Entry[] {
  const people = new Map(members.map((member) => [member.id, member]));
  return events
    .flatMap((event, index) => {
      const person = people.get(event.user);
      return person ? [entryOf(event, person, index, nameOf)] : [];
    })
    .sort(byWeight);
}

function entryOf(event: CalendarEvent, person: Member, index: number, nameOf: NameOf): Entry {
  const times: Entry["times"] =
    event.start_time && event.end_time ? [clockTime(event.start_time), clockTime(event.end_time)] : undefined;
  return {
    key: `${event.user} ${event.start_date} ${event.request ?? index}`,
    person,
    isOwn: person.relation === "SELF",
    kind: event.kind,
    start_date: event.start_date,
    end_date: event.end_date,
    half: event.partial ? halfOf(times) : undefined,
    status: event.status,
    category: event.category && nameOf(event.category),
    city: event.city || undefined,
    hours: event.hours,
    times,
    request: event.request,
  };
}

const halfOf = (times: Entry["times"]): Half => (times && times[0] >= NOON ? "afternoon" : "morning");

/** One's own first; then what starts first, the longer before the shorter. */
function byWeight(one: Entry, other: Entry): number {
  return (
    Number(other.isOwn) - Number(one.isOwn) ||
    one.start_date.localeCompare(other.start_date) ||
    other.end_date.localeCompare(one.end_date) ||
    one.person.name.localeCompare(other.person.name)
  );
}

export function isOfKind(entry: Entry, kind: Kind | undefined): boolean {
  if (kind === undefined) return true;
  if (kind === "pending") return entry.status === "PENDING";
  return (entry.kind === "TRIP") === (kind === "trip");
}

export const isOn = ({ start_date, end_date }: Entry, day: Day): boolean => start_date <= day && day <= end_date;
