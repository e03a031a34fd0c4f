"""What pricing anew writes: of many requests at once, in a few statements for all of them.

Whoever changes a calendar holds it until everything is priced by the new one, and nobody files
leave meanwhile: what a statement for each row takes, all wait for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from core.constants import AuditAction
from core.models import AuditLog, Notification
from core.services.audit_log_service import entry, record_all
from core.services.notification_service import send
from leaves import calculations, messages
from leaves.calculations import Day
from leaves.constants import NO_HOURS, LeaveStatus, LedgerKind, RepriceOutcome
from leaves.models import LeaveBalance, LeaveCharge, LeaveRequest
from leaves.services import balances, ledger
from leaves.services.ledger import Cause, Delta
from leaves.services.turns import concerned_by
from users.models import User


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


@dataclass(frozen=True)
class Priced:
    """A locked request, what it is charged, and its days by the calendar as it is now."""

    leave: LeaveRequest
    charges: Sequence[LeaveCharge]
    days: Sequence[Day]

    @cached_property
    def before(self) -> dict[int, Decimal]:
        """Hours by balance year."""
        return {charge.balance_year: charge.hours for charge in self.charges}

    @cached_property
    def after(self) -> dict[int, Decimal]:
        """Hours by balance year."""
        return calculations.charges_by_year(self.days)

    @property
    def years(self) -> list[int]:
        return sorted({*self.before, *self.after})


def recharge(changed: Sequence[Priced], *, actor: User | None, now: datetime) -> list[Effect]:
    """Give each request the price it has now; the caller holds their people and found them changed.

    Fewer or more hours move in REPRICE rows; a request left without hours is cancelled by the
    system; where hours are lacking it keeps its price.
    """
    if not changed:
        return []
    writing = _Writing(_lock_balances(changed, actor, now), actor, now)
    effects = [writing.apply(priced) for priced in changed]
    writing.write()
    return effects


type _Key = tuple[int, int, int]  # person, category, balance year


def _lock_balances(
    changed: Sequence[Priced], actor: User | None, now: datetime
) -> dict[_Key, LeaveBalance]:
    """What counted leave was and will be charged to; each balance is one object."""
    counted = [priced for priced in changed if priced.leave.category.is_counted]
    keys = {
        (priced.leave.user_id, priced.leave.category_id, year): priced.leave
        for priced in counted
        for year in priced.years
    }
    found = LeaveBalance.objects.filter(
        user__in={person for person, _, _ in keys},
        category__in={category for _, category, _ in keys},
        balance_year__in={year for _, _, year in keys},
    )
    held = {
        (balance.user_id, balance.category_id, balance.balance_year): balance
        for balance in found.locked()
    }
    opening = Cause(actor_id=actor.pk if actor else None, now=now)
    for key, leave in keys.items():
        if key not in held:
            year = key[2]
            opened = balances.lock_years(
                person=leave.user, category=leave.category, years=[year], cause=opening
            )
            held[key] = opened[year]
    return held


class _Writing:
    """Changes requests and balances in memory, and writes all of it together."""

    def __init__(
        self, held: Mapping[_Key, LeaveBalance], actor: User | None, now: datetime
    ) -> None:
        self.held, self.actor, self.now = held, actor, now
        self.book = ledger.Book()
        self.repriced: list[LeaveRequest] = []
        self.cancelled: list[LeaveRequest] = []
        self.charges: list[LeaveCharge] = []
        self.audited: list[AuditLog] = []
        self.told: list[Notification] = []

    def apply(self, priced: Priced) -> Effect:
        leave, before = priced.leave, priced.leave.hours
        if not calculations.total_hours(priced.days):
            self._cancel(priced)
            return Effect(leave, before, NO_HOURS, RepriceOutcome.CANCELLED)
        if not self._has_enough(priced):
            return Effect(leave, before, before, RepriceOutcome.KEPT)
        self._reprice(priced)
        return Effect(leave, before, leave.hours, RepriceOutcome.REPRICED)

    def write(self) -> None:
        self.book.write()
        LeaveCharge.objects.filter(request__in=self.repriced).delete()
        LeaveCharge.objects.bulk_create(self.charges)
        LeaveRequest.save_all_changed(self.repriced, "hours")
        LeaveRequest.save_all_changed(self.cancelled, "status", "cancelled_at")
        record_all(self.audited)
        send(self.told)

    def _balances(self, priced: Priced) -> dict[int, LeaveBalance]:
        """By year, in the order of their ids; none of what is not counted."""
        leave = priced.leave
        if not leave.category.is_counted:
            return {}
        found = {year: self.held[leave.user_id, leave.category_id, year] for year in priced.years}
        return dict(sorted(found.items(), key=lambda pair: pair[1].pk))

    def _has_enough(self, priced: Priced) -> bool:
        return all(
            _difference(priced, year) <= balance.available_hours
            for year, balance in self._balances(priced).items()
        )

    def _reprice(self, priced: Priced) -> None:
        leave, before, held = priced.leave, priced.leave.hours, self._balances(priced)
        cause = Cause(actor_id=self.actor.pk if self.actor else None, now=self.now, request=leave)
        for year, balance in held.items():
            moved = _difference(priced, year)
            if moved:
                is_pending = leave.status == LeaveStatus.PENDING
                delta = Delta(pending=moved) if is_pending else Delta(used=moved)
                self.book.post(balance, LedgerKind.REPRICE, delta, cause)
        self.charges += [
            LeaveCharge(request=leave, balance_year=year, hours=hours, balance=held.get(year))
            for year, hours in priced.after.items()
        ]
        leave.hours = sum(priced.after.values(), NO_HOURS)
        self.repriced.append(leave)
        self._audit(
            leave, AuditAction.REPRICE, self.actor, {"hours": [str(before), str(leave.hours)]}
        )
        self.told += messages.of_repricing(
            leave, before=before, others=concerned_by(leave), actor=self.actor
        )

    def _cancel(self, priced: Priced) -> None:
        leave, before = priced.leave, priced.leave.status
        others = concerned_by(leave)
        is_pending = before == LeaveStatus.PENDING
        kind = LedgerKind.RELEASE if is_pending else LedgerKind.RETURN
        pending, used = ledger.MOVES[kind]
        cause = Cause(actor_id=None, now=self.now, request=leave)
        for year, balance in self._balances(priced).items():
            hours = priced.before.get(year)
            if hours:
                delta = Delta(pending=pending * hours, used=used * hours)
                self.book.post(balance, kind, delta, cause)
        leave.status, leave.cancelled_at = LeaveStatus.CANCELLED, self.now
        self.cancelled.append(leave)
        self._audit(leave, AuditAction.CANCEL, None, {"status": [before, leave.status]})
        self.told += messages.of_cancellation(leave, others=others, actor=None, reason="")

    def _audit(
        self,
        leave: LeaveRequest,
        action: AuditAction,
        actor: User | None,
        changes: Mapping[str, list[str]],
    ) -> None:
        self.audited.append(
            entry(
                action=action,
                actor_id=actor.pk if actor else None,
                target=leave,
                entity_id=leave.user.entity_id,
                changes=changes,
            )
        )


def _difference(priced: Priced, year: int) -> Decimal:
    return priced.after.get(year, NO_HOURS) - priced.before.get(year, NO_HOURS)
