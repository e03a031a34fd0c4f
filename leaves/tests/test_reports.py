"""reports/: leave of a year in figures."""

from datetime import date
from typing import Any, cast

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from leaves.tests.factories import (
    LeaveCategoryFactory,
    PublicHolidayFactory,
    approve,
    cancel,
    reject,
    submit,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/reports/"


@pytest.fixture
def person() -> User:
    return UserFactory(approver=UserFactory(manager=True))


@pytest.fixture
def hr(person: User) -> User:
    return UserFactory(hr=True, colleague_of=person)


def away(person: User, start: date, end: date | None = None, **facts: Any) -> None:
    approve(submit(person, start, end, **facts), cast("User", person.approver))


def hours_by_month(body: dict[str, Any]) -> dict[int, tuple[int, str]]:
    return {
        row["month"]: (row["requests"], row["hours"]) for row in body["by_month"] if row["requests"]
    }


def named(category: dict[str, Any]) -> tuple[str, str]:
    return category["name"], category["code"]


def test_counts_requests_by_status_and_hours_of_approved_leave(
    as_user: SignIn, person: User, hr: User
) -> None:
    away(person, date(2026, 3, 9), date(2026, 3, 10))
    submit(person, date(2026, 4, 1))
    reject(submit(person, date(2026, 5, 4)), cast("User", person.approver))
    cancel(submit(person, date(2026, 6, 1)), person)

    body = as_user(hr).get(URL, {"year": 2026}).json()

    assert body["totals"] == {
        "requests": 4,
        "approved": 1,
        "pending": 1,
        "rejected": 1,
        "cancelled": 1,
        "hours": "16.00",
        "people": 1,
    }
    assert [row["month"] for row in body["by_month"]] == list(range(1, 13))
    assert hours_by_month(body) == {3: (1, "16.00")}


def test_leave_over_the_end_of_a_month_or_year_counts_where_its_days_lie(
    as_user: SignIn, person: User, hr: User
) -> None:
    PublicHolidayFactory(start_date=date(2026, 3, 31))
    away(person, date(2026, 3, 30), date(2026, 4, 2))
    away(person, date(2026, 12, 30), date(2027, 1, 1))

    this_year = as_user(hr).get(URL, {"year": 2026}).json()
    next_year = as_user(hr).get(URL, {"year": 2027}).json()

    assert hours_by_month(this_year) == {3: (1, "8.00"), 4: (1, "16.00"), 12: (1, "16.00")}
    assert this_year["totals"]["hours"] == "40.00"
    assert hours_by_month(next_year) == {1: (1, "8.00")}


def test_spans_alike_are_split_together_each_under_its_own_calendar(
    as_user: SignIn, person: User, hr: User
) -> None:
    elsewhere = UserFactory(entity=person.entity, approver=person.approver)
    PublicHolidayFactory(
        start_date=date(2026, 3, 31), entity=person.entity, location=person.location
    )
    for who in (person, UserFactory(colleague_of=person, approver=person.approver), elsewhere):
        away(who, date(2026, 3, 30), date(2026, 4, 2))

    body = as_user(hr).get(URL, {"year": 2026}).json()

    assert hours_by_month(body) == {3: (3, "32.00"), 4: (3, "48.00")}


def test_groups_by_category_and_department_and_shows_what_is_used(
    as_user: SignIn, person: User, hr: User
) -> None:
    away(person, date(2026, 3, 9))
    away(person, date(2026, 3, 10), category=LeaveCategoryFactory(code="UNPAID", is_counted=False))

    body = as_user(hr).get(URL, {"year": 2026}).json()

    assert [(*named(row["category"]), row["hours"]) for row in body["by_category"]] == [
        ("Vacation", "VACATION", "8.00"),
        ("Unpaid leave", "UNPAID", "8.00"),
    ]
    assert body["by_department"] == [
        {
            "department": {"id": person.department_id, "name": str(person.department)},
            "requests": 2,
            "hours": "16.00",
        }
    ]
    vacation = next(
        r for r in body["utilisation"] if named(r["category"]) == ("Vacation", "VACATION")
    )
    assert (vacation["allocated"], vacation["used"], vacation["pending"]) == (
        "80.00",
        "8.00",
        "0.00",
    )


def test_hr_reads_the_own_company_and_admin_any(as_user: SignIn, person: User, hr: User) -> None:
    stranger = UserFactory(approver=person.approver)
    away(person, date(2026, 3, 9))
    away(stranger, date(2026, 3, 9))
    admin = as_user(UserFactory(admin=True))

    assert as_user(hr).get(URL, {"year": 2026}).json()["totals"]["people"] == 1
    foreign = as_user(hr).get(URL, {"year": 2026, "entity": cast("int", stranger.entity_id)})
    assert foreign.status_code == 404
    assert admin.get(URL, {"year": 2026}).json()["totals"]["people"] == 2
    one = admin.get(URL, {"year": 2026, "entity": cast("int", stranger.entity_id)}).json()
    assert one["totals"]["people"] == 1
    other = as_user(hr).get(URL, {"year": 2026, "department": cast("int", stranger.department_id)})
    assert other.json()["totals"]["requests"] == 0


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER"])
def test_others_read_no_reports(as_user: SignIn, role: str) -> None:
    assert as_user(UserFactory(role=role)).get(URL).status_code == 403


@pytest.mark.parametrize("people", [1, 50])
def test_costs_the_same_for_any_number_of_people(
    as_user: SignIn, person: User, django_assert_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    for _ in range(people):
        away(
            UserFactory(colleague_of=person, approver=person.approver),
            date(2026, 3, 30),
            date(2026, 4, 2),
        )
    client = as_user(UserFactory(hr=True, colleague_of=person))

    with django_assert_num_queries(8):
        client.get(URL, {"year": 2026})
