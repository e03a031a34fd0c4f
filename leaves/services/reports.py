"""Leave of a year in figures. Hours are those of approved leave, by the days they lie on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import ExtractMonth, Greatest, Least

from core.querysets import streamed
from leaves import calculations
from leaves.calculations import Day
from leaves.constants import NO_HOURS, LeaveStatus
from leaves.models import LeaveBalance, LeaveCharge, LeaveRequest, PublicHoliday
from leaves.services.pricing import by_day
from organizations.models import Location

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


def report(scope: Scope) -> dict[str, Any]:
    """Totals, by month, by category, by department, and how much of the balances is used."""
    first, last = date(scope.year, 1, 1), date(scope.year, 12, 31)
    requests = LeaveRequest.objects.overlapping(first, last).filter(scope.people("user__"))
    approved = LeaveCharge.objects.filter(
        scope.people("request__user__"),
        balance_year=scope.year,
        request__status=LeaveStatus.APPROVED,
    )
    return {
        "totals": _totals(requests, approved),
        "by_month": _by_month(approved, first, last),
        "by_category": _grouped(approved, "category", "request__category", CATEGORY),
        "by_department": _grouped(approved, "department", "request__user__department", DEPARTMENT),
        "utilisation": _utilisation(scope),
    }


def _totals(
    requests: QuerySet[LeaveRequest], approved: QuerySet[LeaveCharge]
) -> dict[str, int | Decimal]:
    statuses: dict[str, Any] = {
        status.value.lower(): Count("pk", filter=Q(status=status)) for status in LeaveStatus
    }
    people = approved.aggregate(
        hours=Sum("hours", default=NO_HOURS), people=Count("request__user", distinct=True)
    )
    return requests.aggregate(requests=Count("pk"), **statuses) | people


def _grouped(
    approved: QuerySet[LeaveCharge], name: str, path: str, named_by: Mapping[str, str]
) -> list[dict[str, Any]]:
    rows = approved.values(pk=F(path), **_named(path, named_by))
    counted = rows.annotate(requests=Count("id"), total=Sum("hours")).order_by("-total", "pk")
    return [
        {
            name: None if row["pk"] is None else _reference(row, named_by),
            "requests": row["requests"],
            "hours": row["total"],
        }
        for row in counted
    ]


def _named(path: str, named_by: Mapping[str, str]) -> dict[str, F]:
    return {key: F(f"{path}__{column}") for key, column in named_by.items()}


def _reference(row: Mapping[str, Any], named_by: Mapping[str, str]) -> dict[str, Any]:
    return {"id": row["pk"]} | {key: row[key] for key in named_by}


def _by_month(
    approved: QuerySet[LeaveCharge], first: date, last: date
) -> list[dict[str, int | Decimal]]:
    """Leave within one month is summed by the database, the rest is split by its days.

    Of the rest, what begins and ends alike under one calendar is split together: there are few
    such spans, however many people.
    """
    clipped = approved.annotate(
        begins=Greatest("request__start_date", Value(first)),
        ends=Least("request__end_date", Value(last)),
    ).annotate(month=ExtractMonth("begins"), last_month=ExtractMonth("ends"))
    requests: dict[int, int] = defaultdict(int)
    hours: dict[int, Decimal] = defaultdict(lambda: NO_HOURS)
    within = clipped.filter(month=F("last_month")).values("month")
    for row in within.annotate(count=Count("id"), total=Sum("hours")).order_by("month"):
        requests[row["month"]] += row["count"]
        hours[row["month"]] += row["total"]
    for count, months in _split(clipped.exclude(month=F("last_month")), first, last):
        for month, part in months.items():
            requests[month] += count
            hours[month] += part
    return [{"month": m, "requests": requests[m], "hours": hours[m]} for m in MONTHS]


def _split(
    across: QuerySet[LeaveCharge, Any], first: date, last: date
) -> Iterator[tuple[int, dict[int, Decimal]]]:
    """How many charges, and their hours by month, by the calendar of their place as it is now."""
    calendars = _Calendars(first, last)
    alike = across.values_list(  # type: ignore[misc]  # annotated by the caller
        "begins", "ends", "request__user__entity", "request__user__location"
    )
    rows = alike.annotate(count=Count("id"), total=Sum("hours")).order_by()
    for begins, ends, entity, location, count, total in streamed(rows):
        yield count, _spread(calendars.days(begins, ends, entity, location), count, total)


def _spread(days: list[Day], count: int, hours: Decimal) -> dict[int, Decimal]:
    """What the calendar says, the last month taking what the price differs from it."""
    months: dict[int, Decimal] = defaultdict(lambda: NO_HOURS)
    for day in days:
        if day.hours:
            months[day.date.month] += day.hours * count
    last = max(months, default=days[-1].date.month)
    months[last] += hours - sum(months.values(), NO_HOURS)
    return dict(months)


class _Calendars:
    """Weekends and holidays of every place, read once."""

    def __init__(self, first: date, last: date) -> None:
        self.weekends = dict(Location.objects.values_list("pk", "weekend"))
        self.holidays = list(PublicHoliday.objects.active().overlapping(first, last))
        self.span = (first, last)
        self.known: dict[tuple[int | None, int | None], Mapping[date, str]] = {}

    def days(self, begins: date, ends: date, entity: int | None, location: int | None) -> list[Day]:
        place = (entity, location)
        if place not in self.known:
            here = (h for h in self.holidays if h.applies_to(entity, location))
            self.known[place] = by_day(here, *self.span)
        weekend = self.weekends.get(location or 0, ())
        return calculations.price_days(begins, ends, weekend, self.known[place])


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
