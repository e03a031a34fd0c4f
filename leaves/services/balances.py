"""Opening, adjusting and reading balances."""

from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal

from core.constants import AuditAction
from core.errors import InvalidInputError, NotAllowedError
from core.services.audit_log_service import record
from leaves import messages
from leaves.authority import Authority
from leaves.calculations import allocation
from leaves.constants import ADJUSTABLE_YEARS_BACK, MOST_ADJUSTED_HOURS, LedgerKind
from leaves.models import LeaveBalance, LeaveCategory, LedgerEntry
from leaves.services import ledger
from leaves.services.ledger import Cause, Delta
from leaves.services.locks import lock_person
from users.models import User


def opening_hours(person: User, category: LeaveCategory, year: int) -> Decimal:
    return allocation(
        category.code, exempt_type=person.exempt_type, join_date=person.join_date, year=year
    )


def open_years(*, person: User, years: Iterable[int], cause: Cause) -> list[LeaveBalance]:
    """Open every counted category of these years that is not open yet; answers the new ones.

    The caller holds the person's row, so that no year is opened twice.
    """
    wanted = sorted(set(years))
    held = LeaveBalance.objects.filter(user=person, balance_year__in=wanted)
    taken = set(held.values_list("balance_year", "category_id"))
    categories = LeaveCategory.objects.filter(is_counted=True).order_by("pk")
    opened = [
        _unopened(person, category, year)
        for year in wanted
        for category in categories
        if (year, category.pk) not in taken
    ]
    LeaveBalance.objects.bulk_create(opened)
    LedgerEntry.objects.bulk_create(
        ledger.entry_for(
            balance, LedgerKind.ALLOCATE, Delta(allocated=balance.allocated_hours), cause
        )
        for balance in opened
    )
    return opened


def _unopened(person: User, category: LeaveCategory, year: int) -> LeaveBalance:
    return LeaveBalance(
        user=person,
        category=category,
        balance_year=year,
        allocated_hours=opening_hours(person, category, year),
        version=1,
    )


def lock_years(
    *, person: User, category: LeaveCategory, years: Collection[int], cause: Cause
) -> dict[int, LeaveBalance]:
    """The person's balances of a category by year, open and locked; the person's row is held."""
    wanted = LeaveBalance.objects.filter(
        user=person, category=category, balance_year__in=sorted(years)
    )
    found = {balance.balance_year: balance for balance in wanted.locked()}
    if len(found) < len(set(years)):
        open_years(person=person, years=set(years) - set(found), cause=cause)
        found = {balance.balance_year: balance for balance in wanted.locked()}
    return found


def of_year(*, person: User, year: int) -> list[LeaveBalance]:
    """The person's balances of a year by category; unopened ones as they would open, unsaved."""
    held = LeaveBalance.objects.filter(user=person, balance_year=year).select_related("category")
    by_category = {balance.category_id: balance for balance in held}
    categories = LeaveCategory.objects.filter(is_counted=True).order_by("pk")
    return [
        by_category.get(category.pk) or _unopened(person, category, year)
        for category in categories
        if category.is_active or category.pk in by_category
    ]


def available(
    *, person: User, category: LeaveCategory, years: Collection[int]
) -> dict[int, Decimal]:
    """Available hours by year, read without a lock; unopened years as they would open."""
    held = LeaveBalance.objects.filter(user=person, category=category, balance_year__in=years)
    found = {balance.balance_year: balance.available_hours for balance in held}
    return {
        year: found[year] if year in found else opening_hours(person, category, year)
        for year in sorted(years)
    }


def adjust(
    *,
    person_id: int,
    category: LeaveCategory,
    year: int,
    hours: Decimal,
    reason: str,
    actor: User,
    now: datetime,
) -> LeaveBalance:
    """Add signed hours to a balance, with the reason everyone can read in its ledger."""
    person = lock_person(person_id)
    if not Authority(actor).oversees(person):
        raise NotAllowedError("Balances are adjusted by HR of the company, never one's own.")
    this_year = person.local(now).year
    if not this_year - ADJUSTABLE_YEARS_BACK <= year <= this_year + 1:
        raise InvalidInputError(
            f"Adjust {this_year - ADJUSTABLE_YEARS_BACK} to {this_year + 1}.",
            pointer="balance_year",
            reason="out_of_range",
        )
    if not category.is_counted:
        raise InvalidInputError("This category is not counted.", pointer="category")
    cause = Cause(actor_id=actor.pk, now=now, reason=reason)
    balance = lock_years(person=person, category=category, years={year}, cause=_opening(cause))[
        year
    ]
    before = balance.adjusted_hours
    if abs(before + hours) > MOST_ADJUSTED_HOURS:
        raise InvalidInputError(
            f"Adjustments of a year add up to at most {MOST_ADJUSTED_HOURS} hours.",
            pointer="hours",
            reason="out_of_range",
        )
    ledger.post(balance, LedgerKind.ADJUST, Delta(adjusted=hours), cause)
    messages.tell_of_adjustment(balance, person=person, hours=hours, actor=actor)
    record(
        action=AuditAction.ADJUST_BALANCE,
        actor_id=actor.pk,
        target=balance,
        entity_id=person.entity_id,
        changes={"adjusted_hours": [str(before), str(balance.adjusted_hours)]},
        reason=reason,
    )
    balance.category = category
    return balance


def _opening(cause: Cause) -> Cause:
    return Cause(actor_id=cause.actor_id, now=cause.now)


def reallocate(*, person: User, cause: Cause) -> list[LeaveBalance]:
    """Bring the allocations of this and later opened years in line with the person's facts.

    The caller holds the person's row. Raises InsufficientBalanceError, naming the shortfall, when
    an allocation would fall below what is used and held. Answers the balances that changed.
    """
    this_year = person.local(cause.now).year
    opened = (
        LeaveBalance.objects.filter(user=person, balance_year__gte=this_year)
        .select_related("category")
        .locked()
    )
    changed = []
    for balance in opened:
        allocated = opening_hours(person, balance.category, balance.balance_year)
        difference = allocated - balance.allocated_hours
        if difference:
            ledger.post(balance, LedgerKind.ALLOCATE, Delta(allocated=difference), cause)
            changed.append(balance)
    return changed
