"""Pricing leave anew when the calendar under it changes: holidays, weekends, a move.

Live requests with a day after today are priced again by the calendar as it is now; what changes
with that is done in `leaves.services.recharging`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import batched

from django.db.models import Q

from leaves.calculations import Day
from leaves.models import LeaveCharge, LeaveRequest
from leaves.services.locks import lock_people
from leaves.services.pricing import Calendars
from leaves.services.recharging import Effect, Priced, recharge
from users.models import User
from users.services.deciding import share_deciders

PEOPLE_AT_ONCE = 500


def reprice(concerned: Q, *, actor: User | None, now: datetime) -> list[Effect]:
    """Price anew the live requests that match and are not over yet.

    The caller has changed the calendar in this transaction and holds it.
    """
    share_deciders()
    rows = LeaveRequest.objects.live().filter(concerned, end_date__gte=now.date())
    people = rows.order_by("user_id").values_list("user_id", flat=True).distinct()
    return [
        effect
        for some in batched(list(people), PEOPLE_AT_ONCE, strict=False)
        for effect in _reprice(lock_people(some), concerned, actor, now)
    ]


def reprice_person(
    person: User, concerned: Q, *, actor: User | None, now: datetime
) -> list[Effect]:
    """The same for one person, whose row the caller holds."""
    return _reprice([person], concerned, actor, now)


def _reprice(
    people: Sequence[User], concerned: Q, actor: User | None, now: datetime
) -> list[Effect]:
    leaves = _lock_leave_to_come(people, concerned, now)
    if not leaves:
        return []
    first = min(leave.start_date for leave in leaves)
    last = max(leave.end_date for leave in leaves)
    calendars, charges = Calendars(first, last), _charges_of(leaves)
    priced = [
        Priced(leave, charges[leave.pk], _days_as_they_are_now(leave, calendars))
        for leave in leaves
    ]
    changed = [found for found in priced if found.before != found.after]
    return recharge(changed, actor=actor, now=now)


def _lock_leave_to_come(people: Sequence[User], concerned: Q, now: datetime) -> list[LeaveRequest]:
    """Person by person, what has a day after today where they work."""
    by_id = {person.pk: person for person in people}
    rows = LeaveRequest.objects.live().filter(concerned, user__in=by_id, end_date__gte=now.date())
    leaves = []
    for leave in rows.select_related("category").locked():
        leave.user = by_id[leave.user_id]
        if leave.end_date > leave.user.local(now).date():
            leaves.append(leave)
    return sorted(leaves, key=lambda leave: (leave.user_id, leave.pk))


def _charges_of(leaves: Iterable[LeaveRequest]) -> Mapping[int, list[LeaveCharge]]:
    found: dict[int, list[LeaveCharge]] = defaultdict(list)
    for charge in LeaveCharge.objects.filter(request__in=leaves).order_by("pk"):
        found[charge.request_id].append(charge)
    return found


def _days_as_they_are_now(leave: LeaveRequest, calendars: Calendars) -> list[Day]:
    """A single day keeps the hours asked for as long as the day is worked."""
    person = leave.user
    days = calendars.days(leave.start_date, leave.end_date, person.entity_id, person.location_id)
    if leave.start_date != leave.end_date or not days[0].hours:
        return days
    return [Day(days[0].date, leave.hours, days[0].reason)]
