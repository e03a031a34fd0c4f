"""Leave of a year in figures. Hours are those of approved leave, by the days they lie on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import starmap
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractMonth, Greatest, Least

from core.querysets import streamed
from leaves.constants import NO_HOURS, LeaveStatus
from leaves.models import LeaveBalance, LeaveCategory, LeaveCharge, LeaveRequest
from leaves.services.pricing import Calendars

MONTHS = range(1, 13)

# How a row names what it is about: the key, and the column it comes from.
CATEGORY = {"name": "name", "code": "code"}
DEPARTMENT = {"name": "department_name"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose leave is counted; None: of all."""

    year: int
    entity: int | None = None
    department: int | None = None

    def people(self, prefix: str) -> Q:
        wanted = {"entity": self.entity, "department": self.department}
        return Q(**{f"{prefix}{name}": pk for name, pk in wanted.items() if pk is not None})


@dataclass(slots=True)
class _Sum:
    requests: int = 0
    hours: Decimal = NO_HOURS

    def add(self, requests: int, hours: Decimal) -> None:
        self.requests += requests
        self.hours += hours


def report(scope: Scope) -> dict[str, Any]:
    """Totals, by month, by category, by department, and how much of the balances is used.

    All leave of the year is read, so it is read as seldom as can be: once by what it is and when,
    once by whose it is.
    """
    span = date(scope.year, 1, 1), date(scope.year, 12, 31)
    requests = LeaveRequest.objects.overlapping(*span).filter(scope.people("user__"))
    approved = LeaveCharge.objects.filter(
        scope.people("request__user__"),
        balance_year=scope.year,
        request__status=LeaveStatus.APPROVED,
        # Says nothing new; lets PostgreSQL pass over the leave of other years.
        request__start_date__lte=span[1],
        request__end_date__gte=span[0],
    )
    by_month, by_category = _by_month_and_category(approved, *span)
    departments = _by_department(approved)
    return {
        "totals": _by_status(requests)
        | {
            "hours": sum((row["hours"] for row in by_category), NO_HOURS),
            "people": sum(row.pop("people") for row in departments),
        },
        "by_month": by_month,
        "by_category": by_category,
        "by_department": departments,
        "utilisation": _utilisation(scope),
    }


def _by_status(requests: QuerySet[LeaveRequest]) -> dict[str, int]:
    statuses: dict[str, Any] = {
        status.value.lower(): Count("pk", filter=Q(status=status)) for status in LeaveStatus
    }
    return requests.aggregate(requests=Count("pk"), **statuses)


def _by_department(approved: QuerySet[LeaveCharge]) -> list[dict[str, Any]]:
    """Everybody is of one department, so what its rows count of people adds up to all."""
    path = "request__user__department"
    rows = approved.values(pk=F(path), **_named(path, DEPARTMENT)).annotate(
        requests=Count("id"), total=Sum("hours"), people=Count("request__user", distinct=True)
    )
    return [
        {
            "department": None if row["pk"] is None else _reference(row, DEPARTMENT),
            "requests": row["requests"],
            "hours": row["total"],
            "people": row["people"],
        }
        for row in rows.order_by("-total", "pk")
    ]


def _named(path: str, named_by: Mapping[str, str]) -> dict[str, F]:
    return {key: F(f"{path}__{column}") for key, column in named_by.items()}


def _reference(row: Mapping[str, Any], named_by: Mapping[str, str]) -> dict[str, Any]:
    return {"id": row["pk"]} | {key: row[key] for key in named_by}


def _by_month_and_category(
    approved: QuerySet[LeaveCharge], first: date, last: date
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    months = {month: _Sum() for month in MONTHS}
    categories: dict[int, _Sum] = defaultdict(_Sum)
    calendars = Calendars(first, last)
    for alike in _alike(approved, first, last):
        categories[alike.category].add(alike.requests, alike.hours)
        for month, hours in _split(alike, calendars).items():
            months[month].add(alike.requests, hours)
    return (
        [{"month": month, **asdict(total)} for month, total in months.items()],
        _largest_first(categories),
    )


def _largest_first(totals: Mapping[int, _Sum]) -> list[dict[str, Any]]:
    named = LeaveCategory.objects.filter(pk__in=totals).order_by("pk")
    rows = [
        {"category": _reference(row, CATEGORY), **asdict(totals[row["pk"]])}
        for row in named.values("pk", *CATEGORY)
    ]
    return sorted(rows, key=lambda row: row["hours"], reverse=True)


class _Alike(NamedTuple):
    """Charges that are counted together: of one category, and within one month or of one span."""

    category: int
    month: int  # of its first day
    begins: date | None  # of the span and its place: known when it lies across months
    ends: date | None
    entity: int | None
    location: int | None
    requests: int
    hours: Decimal


def _alike(approved: QuerySet[LeaveCharge], first: date, last: date) -> Iterator[_Alike]:
    """What lies within a month is told by the month, the rest has to be split by its days.

    Of that, what begins and ends alike under one calendar is split together: there are few such
    spans, however many people.
    """
    begins = Greatest("request__start_date", Value(first))
    ends = Least("request__end_date", Value(last))
    rows = (
        approved.annotate(month=ExtractMonth(begins), last_month=ExtractMonth(ends))
        .values_list(
            "request__category",
            "month",
            _if_across_months(begins),
            _if_across_months(ends),
            _if_across_months("request__user__entity"),
            _if_across_months("request__user__location"),
        )
        .annotate(count=Count("id"), total=Sum("hours"))
        .order_by()
    )
    return starmap(_Alike, streamed(rows))


def _if_across_months(told: str | Combinable) -> Case:
    return Case(When(~Q(month=F("last_month")), then=told))


def _split(alike: _Alike, calendars: Calendars) -> dict[int, Decimal]:
    """Hours by the month their days lie in, the last month taking what the price differs."""
    if alike.begins is None or alike.ends is None:
        return {alike.month: alike.hours}
    days = calendars.days(alike.begins, alike.ends, alike.entity, alike.location)
    months: dict[int, Decimal] = defaultdict(lambda: NO_HOURS)
    for day in days:
        if day.hours:
            months[day.date.month] += day.hours * alike.requests
    last = max(months, default=alike.ends.month)
    months[last] += alike.hours - sum(months.values(), NO_HOURS)
    return months


def _utilisation(scope: Scope) -> list[dict[str, Any]]:
    balances = LeaveBalance.objects.filter(scope.people("user__"), balance_year=scope.year)
    rows = balances.values(pk=F("category"), **_named("category", CATEGORY)).annotate(
        allocated=Sum("allocated_hours"),
        adjusted=Sum("adjusted_hours"),
        used=Sum("used_hours"),
        pending=Sum("pending_hours"),
    )
    return [
        {
            "category": _reference(row, CATEGORY),
            **{name: row[name] for name in ("allocated", "adjusted", "used", "pending")},
        }
        for row in rows.order_by("pk")
    ]
