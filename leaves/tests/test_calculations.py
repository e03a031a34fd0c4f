"""Days, hours and years as pure arithmetic."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaves.calculations import (
    allocation,
    calculate_exempt_vacation_hours,
    charges_by_year,
    is_quarter_hours,
    is_quarter_time,
    price_days,
    span_hours,
    total_hours,
    whole_years,
    working_days,
)
from leaves.constants import DayReason

MON, TUE, WED, THU, FRI, SAT, SUN = (date(2026, 3, day) for day in range(2, 9))
STANDARD = (6, 7)
GULF = (5, 6)


@pytest.mark.parametrize(
    ("join_month", "expected"),
    [
        (1, "72.00"),
        (2, "64.00"),
        (3, "56.00"),
        (4, "48.00"),
        (5, "40.00"),
        (6, "32.00"),
        (7, "24.00"),
        (8, "16.00"),
        (9, "8.00"),
        (10, "0.00"),
        (11, "0.00"),
        (12, "0.00"),
    ],
)
def test_vacation_of_the_join_year_follows_the_join_month(join_month: int, expected: str) -> None:
    first, last = date(2026, join_month, 1), date(2026, join_month, 28)

    for joined in (first, last):
        for asked in (date(2026, 1, 1), date(2026, 12, 31)):
            assert calculate_exempt_vacation_hours(joined, asked) == Decimal(expected)


@pytest.mark.parametrize(
    ("_case", "joined", "asked", "expected"),
    [
        ("year 1 goes on in January", date(2025, 12, 31), date(2026, 1, 1), "80.00"),
        ("year 1, no join-year rule", date(2025, 6, 15), date(2026, 1, 1), "80.00"),
        ("year 5 on its last day", date(2021, 6, 15), date(2026, 6, 14), "80.00"),
        ("year 6 on its first day", date(2021, 6, 15), date(2026, 6, 15), "120.00"),
        ("joined on New Year: year 5", date(2022, 1, 1), date(2026, 1, 1), "80.00"),
        ("joined on New Year: year 6", date(2021, 1, 1), date(2026, 1, 1), "120.00"),
        ("the day before New Year: year 6", date(2020, 12, 31), date(2026, 1, 1), "120.00"),
        ("the day after New Year: year 5", date(2021, 1, 2), date(2026, 1, 1), "80.00"),
        ("year 10 on its last day", date(2016, 6, 15), date(2026, 6, 14), "120.00"),
        ("year 11 on its first day", date(2016, 6, 15), date(2026, 6, 15), "160.00"),
        ("year 15 on its last day", date(2011, 6, 15), date(2026, 6, 14), "160.00"),
        ("year 16 on its first day", date(2011, 6, 15), date(2026, 6, 15), "200.00"),
        ("year 41", date(1985, 6, 15), date(2026, 1, 1), "200.00"),
        ("leap day, 28 February: year 5", date(2020, 2, 29), date(2025, 2, 28), "80.00"),
        ("leap day, 1 March: year 6", date(2020, 2, 29), date(2025, 3, 1), "120.00"),
        ("leap day to leap year, day before", date(2016, 2, 29), date(2026, 2, 28), "120.00"),
        ("leap day in a leap year", date(2012, 2, 29), date(2032, 2, 29), "200.00"),
        ("joins in a later year", date(2027, 1, 1), date(2026, 12, 31), "0.00"),
    ],
)
def test_vacation_by_year_of_service(_case: str, joined: date, asked: date, expected: str) -> None:
    assert calculate_exempt_vacation_hours(joined, asked) == Decimal(expected)


def test_vacation_without_a_join_date_is_that_of_the_first_years() -> None:
    assert calculate_exempt_vacation_hours(None, date(2026, 1, 1)) == Decimal("80.00")


def test_anniversaries_of_a_leap_day_fall_on_the_first_of_march() -> None:
    leap = date(2020, 2, 29)

    assert whole_years(leap, date(2021, 2, 28)) == 0
    assert whole_years(leap, date(2021, 3, 1)) == 1
    assert whole_years(leap, date(2024, 2, 28)) == 3
    assert whole_years(leap, date(2024, 2, 29)) == 4


@pytest.mark.parametrize(
    ("code", "exempt_type", "joined", "year", "expected"),
    [
        ("VACATION", "EXEMPT", date(2021, 1, 1), 2026, "120.00"),
        ("VACATION", "EXEMPT", date(2021, 1, 2), 2026, "80.00"),
        ("VACATION", "EXEMPT", date(2026, 4, 30), 2026, "48.00"),
        ("VACATION", "EXEMPT", date(2027, 4, 30), 2026, "0.00"),
        ("VACATION", "NON_EXEMPT", date(2001, 1, 1), 2026, "40.00"),
        ("VACATION", "NON_EXEMPT", date(2026, 11, 1), 2026, "40.00"),
        ("VACATION", "NON_EXEMPT", date(2027, 1, 1), 2026, "0.00"),
        ("VACATION", "NON_EXEMPT", None, 2026, "40.00"),
        ("SICK", "EXEMPT", date(2026, 12, 31), 2026, "40.00"),
        ("SICK", "NON_EXEMPT", None, 2026, "40.00"),
        ("PERSONAL", "EXEMPT", date(2026, 12, 31), 2026, "16.00"),
        ("PERSONAL", "EXEMPT", date(2027, 1, 1), 2026, "0.00"),
        ("STUDY", "EXEMPT", date(2001, 1, 1), 2026, "0.00"),
    ],
)
def test_what_a_year_opens_with(
    code: str, exempt_type: str, joined: date | None, year: int, expected: str
) -> None:
    hours = allocation(code, exempt_type=exempt_type, join_date=joined, year=year)

    assert str(hours) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(9), time(12), "3.00"),
        (time(13), time(17), "4.00"),
        (time(9), time(13), "3.00"),
        (time(12), time(13), "0.00"),
        (time(12), time(13, 15), "0.25"),
        (time(11, 45), time(13), "0.25"),
        (time(12), time(12, 45), "0.75"),
        (time(12, 15), time(13), "0.75"),
        (time(12, 15), time(17), "4.75"),
        (time(9), time(12, 45), "3.75"),
        (time(8), time(17), "8.00"),
        (time(0), time(23, 45), "22.75"),
        (time(9, 15), time(9, 30), "0.25"),
    ],
)
def test_a_span_loses_the_hour_of_lunch_only_when_it_contains_it(
    start: time, end: time, expected: str
) -> None:
    assert str(span_hours(start, end)) == expected


@pytest.mark.parametrize(
    ("_case", "start", "end", "weekend", "holidays", "expected"),
    [
        ("one day", MON, MON, STANDARD, set(), 1),
        ("a week ends on Friday", MON, SUN, STANDARD, set(), 5),
        ("a weekend alone", SAT, SUN, STANDARD, set(), 0),
        ("a holiday is not worked", MON, FRI, STANDARD, {TUE}, 4),
        ("a weekend holiday changes nothing", MON, SUN, STANDARD, {SUN}, 5),
        ("a holiday outside changes nothing", MON, TUE, STANDARD, {FRI}, 2),
        ("Friday and Saturday off: Sunday works", MON, SUN, GULF, set(), 5),
        ("Friday and Saturday off: Friday alone", FRI, FRI, GULF, set(), 0),
        ("Friday and Saturday off: Sunday alone", SUN, SUN, GULF, set(), 1),
        ("only Sunday off", MON, SUN, (7,), set(), 6),
        ("no weekend", MON, SUN, (), set(), 7),
    ],
)
def test_working_days(
    _case: str, start: date, end: date, weekend: Any, holidays: set[date], expected: int
) -> None:
    assert working_days(start, end, weekend, holidays) == expected


def test_each_day_says_why_it_counts() -> None:
    days = price_days(FRI, date(2026, 3, 10), STANDARD, {SUN: "Fair", date(2026, 3, 9): "Ada Day"})

    assert [(str(day.hours), day.reason, day.name) for day in days] == [
        ("8.00", DayReason.WORK, ""),
        ("0.00", DayReason.WEEKEND, ""),
        ("0.00", DayReason.WEEKEND, ""),
        ("0.00", DayReason.HOLIDAY, "Ada Day"),
        ("8.00", DayReason.WORK, ""),
    ]
    assert total_hours(days) == Decimal("16.00")


def test_hours_are_charged_to_the_year_they_lie_in() -> None:
    days = price_days(date(2026, 12, 28), date(2027, 1, 8), STANDARD, {date(2027, 1, 1): "New"})

    assert charges_by_year(days) == {2026: Decimal("32.00"), 2027: Decimal("40.00")}


def test_a_year_without_hours_is_not_charged() -> None:
    days = price_days(date(2026, 12, 31), date(2027, 1, 3), STANDARD, {date(2027, 1, 1): "New"})

    assert charges_by_year(days) == {2026: Decimal("8.00")}


def test_quarters_of_an_hour() -> None:
    assert [is_quarter_hours(Decimal(hours)) for hours in ("0.25", "8", "7.50", "-0.75")] == [
        True
    ] * 4
    assert [is_quarter_hours(Decimal(hours)) for hours in ("0.10", "7.99", "0.01")] == [False] * 3
    assert [is_quarter_time(moment) for moment in (time(9), time(9, 15), time(23, 45))] == [
        True
    ] * 3
    assert [is_quarter_time(moment) for moment in (time(9, 1), time(9, 15, 1))] == [False] * 2


# The same examples each time, however slow the machine is at the moment.
PROPERTY = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
spans = st.tuples(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(min_value=0, max_value=800)
).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))
weekends = st.sets(st.integers(min_value=1, max_value=7))


@PROPERTY
@given(spans, weekends, st.sets(st.integers(min_value=0, max_value=800)))
def test_charges_sum_to_the_hours_and_each_year_to_its_days(
    span: tuple[date, date], weekend: set[int], offsets: set[int]
) -> None:
    start, end = span
    holidays = {start + timedelta(days=n): "Off" for n in offsets}

    days = price_days(start, end, weekend, holidays)
    charges = charges_by_year(days)

    assert sum(charges.values(), Decimal(0)) == total_hours(days)
    assert all(hours > 0 for hours in charges.values())
    assert set(charges) <= set(range(start.year, end.year + 1))
    for year, hours in charges.items():
        first, last = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
        assert hours == 8 * working_days(first, last, weekend, holidays)


@PROPERTY
@given(spans, weekends, st.sets(st.integers(min_value=0, max_value=800)))
def test_working_days_are_those_a_naive_count_finds(
    span: tuple[date, date], weekend: set[int], offsets: set[int]
) -> None:
    start, end = span
    holidays = {start + timedelta(days=n) for n in offsets}

    naive, day = 0, start
    while day <= end:
        if day.weekday() + 1 not in weekend and day not in holidays:
            naive += 1
        day += timedelta(days=1)

    assert working_days(start, end, weekend, holidays) == naive


@PROPERTY
@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)), st.integers(min_value=1970, max_value=2060))
def test_vacation_never_shrinks_from_one_new_year_to_the_next(joined: date, year: int) -> None:
    this, following = (
        calculate_exempt_vacation_hours(joined, date(year + n, 1, 1)) for n in (0, 1)
    )

    assert this <= following
    assert following in {Decimal(hours) for hours in (0, 8, 16, 24, 32, 40, 48, 56, 64, 72)} | {
        Decimal(hours) for hours in (80, 120, 160, 200)
    }
