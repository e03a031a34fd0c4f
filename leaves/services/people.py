"""What a change of a person means for leave: balances, prices, turns, and leave given up."""

import copy
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from leaves import messages
from leaves.constants import LeaveStatus
from leaves.models import LeaveRequest
from leaves.querysets import without_usable_approver
from leaves.services import balances, cancellation
from leaves.services.ledger import Cause
from leaves.services.repricing import reprice_person
from leaves.services.turns import deciders_of
from users.constants import DECIDERS
from users.models import User

ALLOCATING = frozenset({"join_date", "exempt_type"})
PLACING = frozenset({"entity", "location"})
TURNING = frozenset({"approver", "department", "entity"})
DECIDING = frozenset({"role", "is_active", "entity"})


def follow(
    person: User, before: Mapping[str, Any] | None, actor: User | None, now: datetime
) -> dict[str, int]:
    """Bring leave in step with a person just saved, whose row the caller holds.

    `before` maps changed fields to their old values (ids for relations), None for a new person.
    Answers how much leave a deactivation gave up: `pending` and `approved_future`.
    """
    if before is None:
        _begin(person, actor, now)
        return {}
    changed = frozenset(before)
    if before.get("entity", person.entity_id) is None:
        _open_first_year(person, actor, now)
    if changed & ALLOCATING:
        balances.reallocate(person=person, cause=_cause(actor, now))
    was = as_before(person, before)
    given_up: dict[str, int] = {}
    if "is_active" in changed and not person.is_active:
        given_up = _give_up_leave(person, actor, now)
    if changed & PLACING:
        reprice_person(person, Q(), actor=actor, now=now)
    if changed & TURNING:
        _tell_of_own_turns(person, was, actor)
    if changed & DECIDING and {was.role, person.role} & DECIDERS:
        _tell_of_turns_of_others(person, was, actor)
    return given_up


def _begin(person: User, actor: User | None, now: datetime) -> None:
    _open_first_year(person, actor, now)
    if person.is_decider:
        _tell_of_turns_of_others(person, as_before(person, {"is_active": False}), actor)


def as_before(person: User, before: Mapping[str, Any]) -> User:
    """The person as they were, unsaved, for asking what they could do then."""
    was = copy.copy(person)
    was._state = copy.copy(person._state)
    was._state.fields_cache = {}
    for name, value in before.items():
        setattr(was, getattr(User._meta.get_field(name), "attname", name), value)
    return was


def _cause(actor: User | None, now: datetime) -> Cause:
    return Cause(actor_id=actor.pk if actor else None, now=now)


def _open_first_year(person: User, actor: User | None, now: datetime) -> None:
    if person.entity_id is not None:
        year = person.local(now).year
        balances.open_years(person=person, years=[year], cause=_cause(actor, now))


def _give_up_leave(person: User, actor: User | None, now: datetime) -> dict[str, int]:
    """Cancel what is pending, and what is approved and has not begun."""
    counts = {"pending": 0, "approved_future": 0}
    live = LeaveRequest.objects.live().filter(user=person)
    for leave in live.with_people().locked():
        leave.user = person
        if leave.status == LeaveStatus.PENDING:
            counts["pending"] += 1
        elif leave.has_begun(now):
            continue
        else:
            counts["approved_future"] += 1
        cancellation.give_up(leave, actor=actor, now=now)
    return counts


def _tell_of_own_turns(person: User, was: User, actor: User | None) -> None:
    for leave in _pending(Q(user=person)):
        leave.user = was
        old = deciders_of(leave)
        leave.user = person
        messages.tell_of_moved_turn(leave, old=old, new=deciders_of(leave), actor=actor)


def _tell_of_turns_of_others(person: User, was: User, actor: User | None) -> None:
    """Requests of others that this person could decide before, or can now."""
    for leave in _pending(Q(user__approver=person) | without_usable_approver()):
        if leave.user_id == person.pk:
            continue
        old, new = deciders_of(leave, instead=was), deciders_of(leave)
        messages.tell_of_moved_turn(leave, old=old, new=new, actor=actor)


def _pending(which: Q) -> list[LeaveRequest]:
    pending = LeaveRequest.objects.filter(which, status=LeaveStatus.PENDING)
    return list(pending.with_people().order_by("id"))
