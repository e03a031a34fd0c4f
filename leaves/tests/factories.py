"""Rows and stories of the leave domain. Leave is built by the services, as everywhere."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory

from core.retries import in_transaction
from leaves.authority import Authority
from leaves.models import LeaveBalance, LeaveCategory, LeaveRequest, PublicHoliday
from leaves.services import approval, balances, cancellation, requests
from leaves.services.ledger import Cause
from leaves.services.pricing import Ask
from users.models import User

TEST_NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


class LeaveCategoryFactory(factory.django.DjangoModelFactory[LeaveCategory]):
    """Vacation, counted and approved by hand."""

    class Meta:
        model = LeaveCategory
        django_get_or_create = ("code",)

    code = "VACATION"
    name = factory.LazyAttribute(lambda category: category.code.capitalize())


class PublicHolidayFactory(factory.django.DjangoModelFactory[PublicHoliday]):
    """One global day."""

    class Meta:
        model = PublicHoliday

    holiday_name = "Founders' Day"
    start_date = date(2026, 3, 10)
    end_date = factory.SelfAttribute("start_date")


def vacation() -> LeaveCategory:
    return LeaveCategoryFactory()


def ask(
    start: date = date(2026, 3, 9),
    end: date | None = None,
    *,
    category: LeaveCategory | None = None,
    **facts: Any,
) -> Ask:
    """Vacation on Monday, 9 March 2026 unless told otherwise."""
    return Ask(category=category or vacation(), start_date=start, end_date=end or start, **facts)


def submit(
    person: User,
    start: date = date(2026, 3, 9),
    end: date | None = None,
    *,
    filer: User | None = None,
    now: datetime = TEST_NOW,
    **facts: Any,
) -> LeaveRequest:
    return in_transaction(
        lambda: requests.submit(
            filer=filer or person, person_id=person.pk, ask=ask(start, end, **facts), now=now
        )
    )


def approve(leave: LeaveRequest, decider: User, *, now: datetime = TEST_NOW) -> LeaveRequest:
    return in_transaction(
        lambda: approval.approve(leave=leave, decider=Authority(decider), now=now)
    )


def reject(
    leave: LeaveRequest,
    decider: User,
    *,
    reason: str = "Too many people away.",
    now: datetime = TEST_NOW,
) -> LeaveRequest:
    return in_transaction(
        lambda: approval.reject(leave=leave, decider=Authority(decider), reason=reason, now=now)
    )


def cancel(
    leave: LeaveRequest, actor: User, *, now: datetime = TEST_NOW, **how: Any
) -> LeaveRequest:
    return in_transaction(lambda: cancellation.cancel(leave=leave, actor=actor, now=now, **how))


def edit(
    leave: LeaveRequest, asked: Ask, *, editor: User | None = None, now: datetime = TEST_NOW
) -> LeaveRequest:
    return in_transaction(
        lambda: requests.edit(leave=leave, editor=editor or leave.user, ask=asked, now=now)
    )


def adjust(
    person: User,
    actor: User,
    hours: str,
    *,
    category: LeaveCategory | None = None,
    year: int = 2026,
    reason: str = "Agreed in the interview.",
    now: datetime = TEST_NOW,
) -> LeaveBalance:
    return in_transaction(
        lambda: balances.adjust(
            person_id=person.pk,
            category=category or vacation(),
            year=year,
            hours=Decimal(hours),
            reason=reason,
            actor=actor,
            now=now,
        )
    )


def balance_of(
    person: User, *, category: LeaveCategory | None = None, year: int = 2026
) -> LeaveBalance:
    return LeaveBalance.objects.get(user=person, category=category or vacation(), balance_year=year)


def open_year(person: User, year: int = 2026) -> None:
    cause = Cause(actor_id=None, now=TEST_NOW)
    in_transaction(lambda: balances.open_years(person=person, years=[year], cause=cause))


def figures(balance: LeaveBalance) -> dict[str, Decimal]:
    """The four figures and what follows from them, read anew."""
    balance = LeaveBalance.objects.get(pk=balance.pk)
    return {
        "allocated": balance.allocated_hours,
        "adjusted": balance.adjusted_hours,
        "pending": balance.pending_hours,
        "used": balance.used_hours,
        "remaining": balance.hours,
        "available": balance.available_hours,
    }
