"""What a request's page shows besides the request: balances, absences, history, ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from core.models import AuditLog
from leaves.authority import Authority
from leaves.constants import EventKind, LeaveStatus, TripStatus
from leaves.models import BusinessTrip, LeaveRequest, LedgerEntry
from users.models import User

MOST_ABSENCES = 100


@dataclass(frozen=True, slots=True)
class BalanceEffect:
    """One balance year of a request: what is there without the request, and with it."""

    balance_year: int
    hours: Decimal
    available_before: Decimal
    available_after: Decimal


@dataclass(frozen=True, slots=True)
class Absence:
    user: User
    start_date: date
    end_date: date
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Details:
    balances: list[BalanceEffect]
    conflicts: list[Absence]
    history: list[AuditLog]
    ledger: list[LedgerEntry]


def details_of(leave: LeaveRequest, viewer: Authority) -> Details:
    """Everything about a request the viewer may see; five statements, whatever its size."""
    return Details(
        balances=balance_effects(leave),
        conflicts=absences_around(leave, viewer),
        history=history_of(leave),
        ledger=ledger_of(leave),
    )


def balance_effects(leave: LeaveRequest) -> list[BalanceEffect]:
    charges = leave.charges.filter(balance__isnull=False).select_related("balance")
    return [
        BalanceEffect(
            balance_year=charge.balance_year,
            hours=charge.hours,
            available_before=balance.available_hours + (charge.hours if leave.is_live else 0),
            available_after=balance.available_hours,
        )
        for charge in charges.order_by("balance_year")
        for balance in [charge.balance]
        if balance is not None
    ]


def absences_around(leave: LeaveRequest, viewer: Authority) -> list[Absence]:
    """Who of the department and of the viewer's people is away in that time.

    Peers learn that someone is away or travels, nothing else.
    """
    same_department = Q(user__department=leave.user.department_id)
    viewers_people = Q(user__approver=viewer.holder) | Q(
        user__department__in=viewer.managed_departments
    )
    people = (same_department | viewers_people) & Q(user__is_active=True) & ~Q(user=leave.user_id)
    span = Q(start_date__lte=leave.end_date, end_date__gte=leave.start_date)
    away = LeaveRequest.objects.filter(people, span, status=LeaveStatus.APPROVED)
    trips = BusinessTrip.objects.filter(people, span, status=TripStatus.ACTIVE)
    found = chain(
        (_absence(row, EventKind.LEAVE, viewer) for row in _named(away)),
        (_absence(row, EventKind.TRIP, viewer) for row in _named(trips)),
    )
    return sorted(found, key=lambda absence: (absence.start_date, absence.user.pk))


def _named[M: (LeaveRequest, BusinessTrip)](rows: Iterable[M]) -> Iterable[M]:
    queryset = rows.select_related("user").order_by("start_date", "id")  # type: ignore[attr-defined]
    return queryset[:MOST_ABSENCES]  # type: ignore[no-any-return]


def _absence(row: LeaveRequest | BusinessTrip, kind: EventKind, viewer: Authority) -> Absence:
    if kind == EventKind.LEAVE and not viewer.may_see_leave_of(row.user):
        kind = EventKind.ABSENT
    return Absence(row.user, row.start_date, row.end_date, kind)


def history_of(leave: LeaveRequest) -> list[AuditLog]:
    entries = AuditLog.objects.filter(
        target_type=ContentType.objects.get_for_model(LeaveRequest), target_id=leave.pk
    )
    return list(entries.select_related("actor").order_by("id"))


def ledger_of(leave: LeaveRequest) -> list[LedgerEntry]:
    return list(leave.ledger.select_related("actor", "balance__category").order_by("id"))
