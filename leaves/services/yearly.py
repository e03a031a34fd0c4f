"""Work that comes round with the year: opening balances, and allocations anew. Safe to repeat."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import partial

from django.db.models import Count, Q

from core.constants import AuditAction
from core.querysets import streamed
from core.retries import in_transaction
from core.services.audit_log_service import record
from leaves.constants import NO_HOURS, CategoryCode, LedgerKind
from leaves.models import LeaveBalance, LeaveCategory
from leaves.services import balances, ledger
from leaves.services.ledger import Cause, Delta
from leaves.services.locks import lock_person
from users.models import User


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Someone who has used and holds more than the new allocation would leave, by these hours."""

    user: User
    shortfall: Decimal


@dataclass(slots=True)
class Recalculation:
    changed: int = 0
    refused: list[Shortfall] = field(default_factory=list)


def recalculate_exempt_vacation(
    *,
    year: int,
    actor: User | None,
    now: datetime,
    entity_id: int | None = None,
    is_dry_run: bool = False,
) -> Recalculation:
    """Bring the vacation of a year in line with everyone's years of service, person by person.

    Adjustments stay. Whoever has used or holds too much keeps their allocation and is listed.
    `entity_id` limits it to one company; each person is a transaction of their own.
    """
    result = Recalculation()
    for balance in _departing(year, entity_id):
        lacking = _lacking(balance) if is_dry_run else _reallocate(balance, actor, now)
        if lacking:
            result.refused.append(Shortfall(balance.user, lacking))
        elif lacking is not None:
            result.changed += 1
    return result


def _departing(year: int, entity_id: int | None) -> list[LeaveBalance]:
    """The vacation balances of the year whose allocation is not what the facts give, by person."""
    rows = LeaveBalance.objects.filter(
        balance_year=year, category__code=CategoryCode.VACATION, user__is_active=True
    )
    if entity_id is not None:
        rows = rows.filter(user__entity=entity_id)
    rows = rows.select_related("user", "category").order_by("user_id")
    return [balance for balance in streamed(rows) if _difference(balance)]


def _difference(balance: LeaveBalance) -> Decimal:
    due = balances.opening_hours(balance.user, balance.category, balance.balance_year)
    return due - balance.allocated_hours


def _lacking(balance: LeaveBalance) -> Decimal:
    """The hours by which the new allocation falls short of what is used and held."""
    return max(NO_HOURS, -(balance.available_hours + _difference(balance)))


def _reallocate(stale: LeaveBalance, actor: User | None, now: datetime) -> Decimal | None:
    """Judge the balance under its locks. The hours it lacks; None when nothing is left to do."""

    def work() -> Decimal | None:
        person = lock_person(stale.user_id)
        balance = ledger.lock([stale.pk])[stale.pk]
        balance.user, balance.category = person, stale.category
        difference = _difference(balance)
        if not difference:
            return None
        if lacking := _lacking(balance):
            return lacking
        before = balance.allocated_hours
        cause = Cause(actor_id=actor.pk if actor else None, now=now)
        ledger.post(balance, LedgerKind.ALLOCATE, Delta(allocated=difference), cause)
        record(
            action=AuditAction.RECALCULATE_BALANCE,
            actor_id=cause.actor_id,
            target=balance,
            entity_id=person.entity_id,
            changes={"allocated_hours": [str(before), str(balance.allocated_hours)]},
        )
        return NO_HOURS

    return in_transaction(work)


def open_balance_year(*, year: int, now: datetime, is_dry_run: bool = False) -> int:
    """Open every counted category of a year for everyone of a company; how many people it took."""
    people = _without_open_year(year)
    if not is_dry_run:
        for person_id in people:
            in_transaction(partial(_open, person_id, year, now))
    return len(people)


def _without_open_year(year: int) -> list[int]:
    counted = LeaveCategory.objects.filter(is_counted=True).count()
    opened = Count("leave_balances", filter=Q(leave_balances__balance_year=year))
    people = User.objects.active().filter(entity__isnull=False).annotate(opened=opened)
    return list(people.filter(opened__lt=counted).order_by("pk").values_list("pk", flat=True))


def _open(person_id: int, year: int, now: datetime) -> None:
    cause = Cause(actor_id=None, now=now)
    balances.open_years(person=lock_person(person_id), years=[year], cause=cause)
