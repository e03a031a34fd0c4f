"""What an ask is worth where the person works, and the rules of days and hours it breaks."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from leaves.models import LeaveCategory
from leaves.services.pricing import price
from leaves.tests.factories import LeaveCategoryFactory, PublicHolidayFactory, ask
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

MON, FRI, SAT, SUN = date(2026, 3, 9), date(2026, 3, 13), date(2026, 3, 14), date(2026, 3, 15)


def long_days() -> LeaveCategory:
    category: LeaveCategory = LeaveCategoryFactory(code="FIELD", max_hours_per_day=Decimal(12))
    return category


def problems_of(person: User, **facts: Any) -> list[tuple[str, str]]:
    return [(each.code, each.pointer) for each in price(ask(**facts), person).problems]


@pytest.mark.parametrize(
    ("_case", "facts", "expected"),
    [
        ("a full day", {}, "8.00"),
        ("a full day said in hours", {"hours": Decimal(8)}, "8.00"),
        ("a week", {"end": FRI}, "40.00"),
        ("a week said in hours", {"end": FRI, "hours": Decimal("40.0")}, "40.00"),
        ("over a weekend", {"start": FRI, "end": date(2026, 3, 16)}, "16.00"),
        ("half a day", {"hours": Decimal(4)}, "4.00"),
        ("a quarter of an hour", {"hours": Decimal("0.25")}, "0.25"),
        ("a morning", {"start_time": time(9), "end_time": time(12)}, "3.00"),
        ("over lunch", {"start_time": time(9), "end_time": time(15)}, "5.00"),
        ("into lunch", {"start_time": time(9), "end_time": time(12, 30)}, "3.50"),
        ("a day in times", {"start_time": time(8), "end_time": time(17)}, "8.00"),
        (
            "times and the hours they are",
            {"start_time": time(9), "end_time": time(12), "hours": Decimal(3)},
            "3.00",
        ),
    ],
)
def test_price_of_what_is_asked(
    person: User, _case: str, facts: dict[str, Any], expected: str
) -> None:
    priced = price(ask(**facts), person)

    assert priced.problems == []
    assert str(priced.hours) == expected
    assert priced.charges == {2026: Decimal(expected)}


@pytest.mark.parametrize(
    ("_case", "facts", "expected"),
    [
        ("lunch alone", {"start_time": time(12), "end_time": time(13)}, "no_working_hours"),
        ("a Saturday", {"start": SAT}, "no_working_hours"),
        ("a Saturday morning", {"start": SAT, "hours": Decimal(4)}, "no_working_hours"),
        ("a weekend", {"start": SAT, "end": SUN}, "no_working_hours"),
        ("nothing", {"hours": Decimal(0)}, "no_working_hours"),
        ("less than nothing", {"hours": Decimal(-4)}, "no_working_hours"),
        ("ten minutes", {"hours": Decimal("0.17")}, "validation_error"),
        ("uneven times", {"start_time": time(9), "end_time": time(9, 50)}, "validation_error"),
        ("more than a day has", {"hours": Decimal("8.25")}, "validation_error"),
        ("times of more", {"start_time": time(8), "end_time": time(18)}, "validation_error"),
        ("no end time", {"start_time": time(9)}, "validation_error"),
        ("no start time", {"end_time": time(9)}, "validation_error"),
        ("backwards", {"start_time": time(12), "end_time": time(9)}, "validation_error"),
        ("no time at all", {"start_time": time(9), "end_time": time(9)}, "validation_error"),
        ("times of two days", {"end": FRI, "start_time": time(9)}, "validation_error"),
        ("dates backwards", {"start": FRI, "end": MON}, "validation_error"),
    ],
)
def test_an_ask_that_breaks_a_rule_of_days_and_hours(
    person: User, _case: str, facts: dict[str, Any], expected: str
) -> None:
    assert [code for code, _ in problems_of(person, **facts)] == [expected]


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"start_time": time(12), "end_time": time(13)}, "end_time"),
        ({"hours": Decimal(0)}, "hours"),
        ({"hours": Decimal("8.25")}, "hours"),
        ({"start_time": time(9)}, "end_time"),
        ({"end_time": time(9)}, "start_time"),
        ({"start_time": time(12), "end_time": time(9)}, "end_time"),
        ({"start_time": time(9, 5), "end_time": time(10)}, "start_time"),
        ({"end": FRI, "start_time": time(9), "end_time": time(10)}, "start_time"),
        ({"start": FRI, "end": MON}, "end_date"),
        ({"start": SAT}, "start_date"),
    ],
)
def test_a_problem_points_at_its_field(person: User, facts: dict[str, Any], pointer: str) -> None:
    assert [field for _, field in problems_of(person, **facts)] == [pointer]


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        ({"end": FRI, "hours": Decimal(8)}, "40.00"),
        ({"start_time": time(9), "end_time": time(15), "hours": Decimal(6)}, "5.00"),
        ({"start_time": time(8), "end_time": time(17), "hours": Decimal(9)}, "8.00"),
    ],
)
def test_hours_that_do_not_match_are_answered_with_the_right_figure(
    person: User, facts: dict[str, Any], right: str
) -> None:
    problem = price(ask(**facts), person).problems[0]

    assert (problem.code, problem.pointer) == ("hours_mismatch", "hours")
    assert problem.facts == {"hours": right}
    assert str(problem) == f"These dates are worth {right} hours, not {facts['hours']:.2f}."


@pytest.mark.parametrize(
    ("_case", "facts", "expected"),
    [
        ("twelve hours", {"hours": Decimal(12)}, []),
        ("twelve in times", {"start_time": time(8), "end_time": time(21)}, []),
        ("no hours is still a day of eight", {}, []),
        ("a quarter more", {"hours": Decimal("12.25")}, [("validation_error", "hours")]),
    ],
)
def test_a_category_may_allow_longer_days(
    person: User, _case: str, facts: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems_of(person, category=long_days(), **facts) == expected


def test_a_full_day_of_a_category_of_long_days_is_eight_hours(person: User) -> None:
    assert price(ask(category=long_days()), person).hours == Decimal("8.00")
    assert price(ask(category=long_days(), hours=Decimal(12)), person).hours == Decimal("12.00")


@pytest.mark.parametrize(
    ("end", "expected"),
    [(date(2027, 3, 9), []), (date(2027, 3, 10), [("date_out_of_range", "end_date")])],
    ids=["366 days", "367 days"],
)
def test_a_request_spans_at_most_366_days(
    person: User, end: date, expected: list[tuple[str, str]]
) -> None:
    assert problems_of(person, start=date(2026, 3, 9), end=end) == expected


def test_a_year_of_leave_is_split_at_new_year(person: User) -> None:
    priced = price(ask(start=date(2026, 3, 9), end=date(2027, 3, 9)), person)

    assert len(priced.days) == 366
    assert priced.charges == {2026: Decimal(8 * 214), 2027: Decimal(8 * 48)}


def test_the_weekend_is_that_of_the_location() -> None:
    person = UserFactory(location=LocationFactory(weekend=[5, 6]))

    assert problems_of(person, start=FRI) == [("no_working_hours", "start_date")]
    assert price(ask(SUN), person).hours == Decimal("8.00")
    assert price(ask(MON, SUN), person).hours == Decimal("40.00")


def test_a_day_with_three_holidays_counts_once_and_bears_the_nearest_name(person: User) -> None:
    where = {"entity": person.entity, "location": person.location}
    PublicHolidayFactory(holiday_name="Of the city", **where)
    PublicHolidayFactory(holiday_name="Of the company", entity=person.entity)
    PublicHolidayFactory(holiday_name="Of the world")

    priced = price(ask(MON, FRI), person)

    assert priced.hours == Decimal("32.00")
    assert [day.name for day in priced.days] == ["", "Of the city", "", "", ""]


@pytest.mark.parametrize("narrow_first", [True, False])
def test_a_holiday_of_the_company_outnames_a_global_one(person: User, narrow_first: bool) -> None:
    scopes: list[dict[str, Any]] = [
        {"holiday_name": "Of the company", "entity": person.entity},
        {"holiday_name": "All"},
    ]
    for scope in scopes if narrow_first else scopes[::-1]:
        PublicHolidayFactory(**scope)

    assert price(ask(date(2026, 3, 10)), person).days[0].name == "Of the company"


def test_holidays_of_others_and_inactive_ones_are_worked(person: User) -> None:
    neighbour = LocationFactory(entity=person.entity)
    stranger = UserFactory()
    PublicHolidayFactory(entity=person.entity, location=neighbour)
    PublicHolidayFactory(entity=stranger.entity)
    PublicHolidayFactory(entity=stranger.entity, location=stranger.location)
    PublicHolidayFactory(is_active=False)
    PublicHolidayFactory(entity=person.entity, is_active=False)

    assert price(ask(date(2026, 3, 10)), person).hours == Decimal("8.00")
    assert problems_of(stranger, start=date(2026, 3, 10)) == [("no_working_hours", "start_date")]


def test_a_long_holiday_counts_where_it_overlaps(person: User) -> None:
    PublicHolidayFactory(start_date=date(2026, 3, 5), end_date=date(2026, 3, 10))

    priced = price(ask(MON, date(2026, 3, 12)), person)

    assert [day.reason for day in priced.days] == ["HOLIDAY", "HOLIDAY", "WORK", "WORK"]


def test_a_weekend_day_stays_one_on_a_holiday(person: User) -> None:
    PublicHolidayFactory(start_date=SAT, end_date=date(2026, 3, 16))

    priced = price(ask(FRI, date(2026, 3, 16)), person)

    assert [day.reason for day in priced.days] == ["WORK", "WEEKEND", "WEEKEND", "HOLIDAY"]
    assert priced.hours == Decimal("8.00")
