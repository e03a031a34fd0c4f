"""Pricing leave anew when the calendar under it changes: holidays, weekends, a move.

Live requests with a day after today are priced again by the calendar as it is now. Fewer or more
hours move in REPRICE rows; a request left without hours is cancelled by the system; where hours
are lacking it keeps its price and is reported.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from core.constants import AuditAction
from core.services.audit_log_service import record
from leaves import calculations, messages
from leaves.calculations import Day
from leaves.constants import NO_HOURS, LeaveStatus, LedgerKind, RepriceOutcome
from leaves.errors import InsufficientBalanceError
from leaves.models import LeaveBalance, LeaveCharge, LeaveRequest
from leaves.services import balances, ledger
from leaves.services.approval import move_charges
from leaves.services.ledger import Cause, Delta
from leaves.services.locks import lock_person
from leaves.services.pricing import price_dates
from leaves.services.turns import concerned_by
from users.models import User
from users.services.deciding import share_deciders


@dataclass(frozen=True, slots=True)
class Effect:
    """What happened to one request, and whose it is: who may change a calendar sees its people."""

    leave: LeaveRequest
    hours_before: Decimal
    hours_after: Decimal
    outcome: RepriceOutcome

    @property
    def request(self) -> int:
        return self.leave.pk

    @property
    def person(self) -> User:
        return self.leave.user

    @property
    def start_date(self) -> date:
        return self.leave.start_date

    @property
    def end_date(self) -> date:
        return self.leave.end_date


def reprice(concerned: Q, *, actor: User | None, now: datetime) -> list[Effect]:
    """Price anew the live requests that match and are not over yet, person by person.

    The caller has changed the calendar in this transaction and holds it.
    """
    share_deciders()
    rows = LeaveRequest.objects.live().filter(concerned, end_date__gte=now.date())
    people = rows.order_by("user_id").values_list("user_id", flat=True).distinct()
    return [
        effect
        for person_id in list(people)
        for effect in reprice_person(lock_person(person_id), concerned, actor=actor, now=now)
    ]


def reprice_person(
    person: User, concerned: Q, *, actor: User | None, now: datetime
) -> list[Effect]:
    """The same for one person, whose row the caller holds."""
    today = person.local(now).date()
    rows = LeaveRequest.objects.live().filter(concerned, user=person, end_date__gt=today)
    effects = []
    for leave in rows.with_people().locked():
        leave.user = person
        effect = _reprice_one(leave, actor, now)
        if effect is not None:
            effects.append(effect)
    return effects


def _reprice_one(leave: LeaveRequest, actor: User | None, now: datetime) -> Effect | None:
    priced = _days_as_they_are_now(leave)
    before, after = leave.hours, calculations.total_hours(priced)
    charges = calculations.charges_by_year(priced)
    if charges == dict(leave.charges.values_list("balance_year", "hours")):
        return None
    if not after:
        _cancel(leave, now)
        return Effect(leave, before, NO_HOURS, RepriceOutcome.CANCELLED)
    try:
        _recharge(leave, charges, actor, now)
    except InsufficientBalanceError:
        return Effect(leave, before, before, RepriceOutcome.KEPT)
    record(
        action=AuditAction.REPRICE,
        actor_id=actor.pk if actor else None,
        target=leave,
        entity_id=leave.user.entity_id,
        changes={"hours": [str(before), str(after)]},
    )
    messages.tell_of_repricing(leave, before=before, others=concerned_by(leave), actor=actor)
    return Effect(leave, before, after, RepriceOutcome.REPRICED)


def _days_as_they_are_now(leave: LeaveRequest) -> list[Day]:
    """A single day keeps the hours asked for as long as the day is worked."""
    days = price_dates(leave.user, leave.start_date, leave.end_date)
    if leave.start_date != leave.end_date or not days[0].hours:
        return days
    return [Day(days[0].date, leave.hours, days[0].reason)]


def _recharge(
    leave: LeaveRequest, charges: Mapping[int, Decimal], actor: User | None, now: datetime
) -> None:
    """Move the difference of each year. Checks every year before it moves the first."""
    cause = Cause(actor_id=actor.pk if actor else None, now=now, request=leave)
    old = {charge.balance_year: charge for charge in leave.charges.all()}
    held = _balances(leave, {*old, *charges}, cause)
    differences = {
        year: charges.get(year, NO_HOURS) - (old[year].hours if year in old else NO_HOURS)
        for year in sorted({*old, *charges})
    }
    for year, balance in held.items():
        if differences[year] > balance.available_hours:
            raise InsufficientBalanceError(
                available=balance.available_hours,
                requested=differences[year],
                balance_year=year,
            )
    is_pending = leave.status == LeaveStatus.PENDING
    for year, balance in sorted(held.items(), key=lambda pair: pair[1].pk):
        if differences[year]:
            moved = differences[year]
            delta = Delta(pending=moved) if is_pending else Delta(used=moved)
            ledger.post(balance, LedgerKind.REPRICE, delta, cause)
    leave.charges.all().delete()
    written = LeaveCharge.objects.bulk_create(
        LeaveCharge(request=leave, balance_year=year, hours=hours, balance=held.get(year))
        for year, hours in charges.items()
    )
    leave.show_charges(written)
    leave.hours = sum(charges.values(), NO_HOURS)
    leave.save_changed("hours")


def _balances(
    leave: LeaveRequest, years: Collection[int], cause: Cause
) -> Mapping[int, LeaveBalance]:
    if not leave.category.is_counted:
        return {}
    opening = Cause(actor_id=cause.actor_id, now=cause.now)
    return balances.lock_years(
        person=leave.user, category=leave.category, years=years, cause=opening
    )


def _cancel(leave: LeaveRequest, now: datetime) -> None:
    before = leave.status
    others = concerned_by(leave)
    kind = LedgerKind.RELEASE if before == LeaveStatus.PENDING else LedgerKind.RETURN
    move_charges(leave, kind, Cause(actor_id=None, now=now, request=leave))
    leave.status, leave.cancelled_at = LeaveStatus.CANCELLED, now
    leave.save_changed("status", "cancelled_at")
    record(
        action=AuditAction.CANCEL,
        actor_id=None,
        target=leave,
        entity_id=leave.user.entity_id,
        changes={"status": [before, leave.status]},
    )
    messages.tell_of_cancellation(leave, others=others, actor=None, reason="")
