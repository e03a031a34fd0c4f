"""The team calendar: who is away when, and to whom more than that is shown.

Peers learn that someone is away, on which days, and whether for part of a day. Everything else,
and pending leave as a whole, is for the person and for those who may decide for or oversee them.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from core.errors import InvalidInputError
from core.search import holds
from leaves.authority import Authority
from leaves.constants import EventKind, LeaveStatus, Relation
from leaves.models import BusinessTrip, LeaveRequest, PublicHoliday
from leaves.querysets import may_decide_for
from users.managers import UserQuerySet
from users.models import User

LONGEST_RANGE_DAYS = 62
PAGE = 100
ORDER = ("first_name", "last_name", "pk")


@dataclass(frozen=True, slots=True)
class Window:
    """What part of the calendar is asked for; both days are included."""

    start: date
    end: date
    department: int | None = None
    search: str = ""
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An absence or trip. `full` is what only those who may see everything are shown."""

    user: int
    kind: EventKind
    start_date: date
    end_date: date
    partial: bool
    city: str | None = None
    full: LeaveRequest | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    window: Window
    members: list[tuple[User, Relation]]
    events: list[Event]
    holidays: list[PublicHoliday]
    next: str | None


def read(viewer: User, window: Window) -> Calendar:
    """A page of members with their events in the window; five statements, whatever its size."""
    authority = Authority.of_reader(viewer)
    people = list(_members(viewer, window)[: PAGE + 1])
    page = people[:PAGE]
    holidays = PublicHoliday.objects.for_place(viewer.entity_id, viewer.location_id)
    return Calendar(
        window=window,
        members=[(person, relation(authority, person)) for person in page],
        events=_events(authority, page, window),
        holidays=list(holidays.overlapping(window.start, window.end).order_by("start_date", "id")),
        next=_cursor_after(page[-1]) if len(people) > PAGE else None,
    )


def relation(authority: Authority, person: User) -> Relation:
    """What the person is to the viewer: SELF, REPORT, APPROVER or PEER."""
    if person.pk == authority.holder.pk:
        return Relation.SELF
    if authority.decides_for(person):
        return Relation.REPORT
    return Relation.APPROVER if person.pk == authority.holder.approver_id else Relation.PEER


def _members(viewer: User, window: Window) -> UserQuerySet:
    theirs = Q(pk=viewer.pk) | Q(pk=viewer.approver_id) | may_decide_for(viewer)
    if viewer.entity_id is not None:
        theirs |= Q(entity=viewer.entity_id)
    people: UserQuerySet = User.objects.active().filter(theirs).select_related("department")
    if window.department is not None:
        people = people.filter(department=window.department)
    for word in window.search.split():
        named = holds("first_name", word) | holds("last_name", word)
        people = people.matching(word).filter(named)
    if window.cursor:
        people = people.filter(_after(window.cursor))
    return people.order_by(*ORDER)


def _cursor_after(person: User) -> str:
    key = json.dumps([person.first_name, person.last_name, person.pk])
    return base64.urlsafe_b64encode(key.encode()).decode()


def _after(cursor: str) -> Q:
    """Rows behind the one the cursor names. Raises InvalidInputError on one we did not write."""
    try:
        first, last, pk = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        first, last, pk = _storable(str(first)), _storable(str(last)), int(pk)
    except (binascii.Error, OverflowError, ValueError, TypeError) as exc:
        raise InvalidInputError("This cursor is not one of ours.", pointer="cursor") from exc
    return (
        Q(first_name__gt=first)
        | Q(first_name=first, last_name__gt=last)
        | Q(first_name=first, last_name=last, pk__gt=pk)
    )


def _storable(name: str) -> str:
    """Raises ValueError for what no name in the database can be compared with."""
    if b"\0" in name.encode():
        raise ValueError(name)
    return name


def _events(authority: Authority, page: Sequence[User], window: Window) -> list[Event]:
    seen_in_full = {p.pk for p in page if authority.may_see_leave_of(p)}
    in_window: dict[str, Any] = {
        "user__in": [person.pk for person in page],
        "start_date__lte": window.end,
        "end_date__gte": window.start,
    }
    pending_of_mine = Q(status=LeaveStatus.PENDING, user__in=seen_in_full)
    leaves = LeaveRequest.objects.filter(**in_window).filter(
        Q(status=LeaveStatus.APPROVED) | pending_of_mine
    )
    trips = BusinessTrip.objects.active().filter(**in_window)
    events = [_leave_event(row, seen_in_full) for row in leaves.select_related("category")]
    events += [_trip_event(row) for row in trips]
    # By facts that everyone in view may know, so that the order tells a peer nothing more.
    return sorted(events, key=lambda e: (e.start_date, e.end_date, e.user, e.kind, e.partial))


def _leave_event(leave: LeaveRequest, seen_in_full: set[int]) -> Event:
    is_full = leave.user_id in seen_in_full
    return Event(
        user=leave.user_id,
        kind=EventKind.LEAVE if is_full else EventKind.ABSENT,
        start_date=leave.start_date,
        end_date=leave.end_date,
        partial=leave.is_partial,
        full=leave if is_full else None,
    )


def _trip_event(trip: BusinessTrip) -> Event:
    return Event(
        user=trip.user_id,
        kind=EventKind.TRIP,
        start_date=trip.start_date,
        end_date=trip.end_date,
        partial=False,
        city=trip.city,
    )
