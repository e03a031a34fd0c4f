"""Arithmetic of days, hours and years. Pure: facts in, numbers out, no clock and no database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import groupby

from leaves.constants import HOURS_PER_DAY, NO_HOURS, QUARTER, CategoryCode, DayReason
from users.constants import ExemptType

LUNCH_FROM, LUNCH_TO = time(12), time(13)
LUNCH = Decimal("1.00")
MINUTES_PER_QUARTER = 15
MINUTES_PER_HOUR = 60

# Vacation hours by month of joining, January first; October to December none.
JOIN_YEAR_VACATION = (72, 64, 56, 48, 40, 32, 24, 16, 8, 0, 0, 0)
# (last year of service, hours a year); beyond the last row LONG_SERVICE_VACATION.
VACATION_BY_SERVICE = ((5, 80), (10, 120), (15, 160))
LONG_SERVICE_VACATION = Decimal("200.00")
UNKNOWN_SERVICE_VACATION = Decimal("80.00")
NON_EXEMPT_VACATION = Decimal("40.00")
SICK_HOURS = Decimal("40.00")
PERSONAL_HOURS = Decimal("16.00")


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a request: its hours, and the holiday's name where it is one."""

    date: date
    hours: Decimal
    reason: DayReason
    name: str = ""


def dates_between(start: date, end: date) -> Iterable[date]:
    """Every date from start to end, both included."""
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def price_days(
    start: date, end: date, weekend: Collection[int], holidays: Mapping[date, str]
) -> list[Day]:
    """Full days from start to end; `weekend` holds ISO weekdays, `holidays` names by date.

    A weekend day stays a weekend even on a holiday; a date counts once, however many holidays
    fall on it.
    """
    return [_price_day(day, weekend, holidays) for day in dates_between(start, end)]


def _price_day(day: date, weekend: Collection[int], holidays: Mapping[date, str]) -> Day:
    if day.isoweekday() in weekend:
        return Day(day, NO_HOURS, DayReason.WEEKEND)
    if day in holidays:
        return Day(day, NO_HOURS, DayReason.HOLIDAY, holidays[day])
    return Day(day, HOURS_PER_DAY, DayReason.WORK)


def working_days(
    start: date, end: date, weekend: Collection[int], holidays: Collection[date] = ()
) -> int:
    """How many dates from start to end, both included, are worked."""
    named = dict.fromkeys(holidays, "")
    days = price_days(start, end, weekend, named)
    return sum(day.reason == DayReason.WORK for day in days)


def total_hours(days: Iterable[Day]) -> Decimal:
    return sum((day.hours for day in days), NO_HOURS)


def charges_by_year(days: Sequence[Day]) -> dict[int, Decimal]:
    """The hours that fall into each calendar year; years without hours are left out."""
    by_year = {
        year: total_hours(group) for year, group in groupby(days, key=lambda day: day.date.year)
    }
    return {year: hours for year, hours in by_year.items() if hours}


def is_quarter_time(moment: time) -> bool:
    return (moment.minute % MINUTES_PER_QUARTER, moment.second, moment.microsecond) == (0, 0, 0)


def is_quarter_hours(hours: Decimal) -> bool:
    return hours % QUARTER == 0


def span_hours(start: time, end: time) -> Decimal:
    """Hours from start to end of one day, less one hour when they contain 12:00 to 13:00."""
    minutes = (end.hour - start.hour) * MINUTES_PER_HOUR + end.minute - start.minute
    hours = (Decimal(minutes) / MINUTES_PER_HOUR).quantize(Decimal("0.01"))
    contains_lunch = start <= LUNCH_FROM and end >= LUNCH_TO
    return hours - LUNCH if contains_lunch else hours


def whole_years(since: date, until: date) -> int:
    """Anniversaries passed, by the calendar; 29 February falls on 1 March in common years."""
    before_anniversary = (until.month, until.day) < (since.month, since.day)
    return until.year - since.year - before_anniversary


def calculate_exempt_vacation_hours(join_date: date | None, ref_date: date) -> Decimal:
    """Vacation of an EXEMPT person in the year of `ref_date`, by year of service on that date."""
    if join_date is None:
        return UNKNOWN_SERVICE_VACATION
    if ref_date.year < join_date.year:
        return NO_HOURS
    if ref_date.year == join_date.year:
        return Decimal(JOIN_YEAR_VACATION[join_date.month - 1]).quantize(Decimal("0.01"))
    year_of_service = 1 + whole_years(join_date, ref_date)
    for last_year, hours in VACATION_BY_SERVICE:
        if year_of_service <= last_year:
            return Decimal(hours).quantize(Decimal("0.01"))
    return LONG_SERVICE_VACATION


def allocation(
    category_code: str, *, exempt_type: str, join_date: date | None, year: int
) -> Decimal:
    """Hours a counted category opens with in a balance year; nothing before the year of joining."""
    if join_date is not None and year < join_date.year:
        return NO_HOURS
    if category_code == CategoryCode.VACATION:
        if exempt_type == ExemptType.NON_EXEMPT:
            return NON_EXEMPT_VACATION
        return calculate_exempt_vacation_hours(join_date, date(year, 1, 1))
    if category_code == CategoryCode.SICK:
        return SICK_HOURS
    if category_code == CategoryCode.PERSONAL:
        return PERSONAL_HOURS
    return NO_HOURS
