"""Which dates a request may have: the boundary days are allowed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from conftest import Clock, SignIn
from leaves.models import LeaveRequest
from leaves.tests.factories import (
    LeaveCategoryFactory,
    balance_of,
    figures,
    submit,
    vacation,
)
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"


def send(client: Any, start: str, end: str | None = None, **facts: Any) -> Any:
    body = {"category": vacation().pk, "start_date": start, "end_date": end or start, **facts}
    return client.post(URL, body)


def person_in(timezone: str) -> User:
    location = LocationFactory(timezone=timezone, weekend=[])
    made: User = UserFactory(location=location)
    return made


@pytest.mark.parametrize(
    ("code", "first_allowed", "last_refused"),
    [("VACATION", "2026-02-02", "2026-02-01"), ("SICK", "2025-12-04", "2025-12-03")],
    ids=["30 days back", "90 days back when sick"],
)
def test_a_request_starts_at_most_so_many_days_back(
    as_user: SignIn, code: str, first_allowed: str, last_refused: str
) -> None:
    client = as_user(person_in("UTC"))
    category = LeaveCategoryFactory(code=code)

    refused = send(client, last_refused, first_allowed, category=category.pk)
    allowed = send(client, first_allowed, category=category.pk)

    assert refused.status_code == 400
    assert refused.json()["code"] == "date_out_of_range"
    assert refused.json()["errors"] == [
        {
            "pointer": "#/start_date",
            "code": "date_out_of_range",
            "detail": f"{category.name} can start on {first_allowed} at the earliest.",
        }
    ]
    assert allowed.status_code == 201
    assert LeaveRequest.objects.count() == 1


def test_a_category_sets_its_own_past_limit(as_user: SignIn) -> None:
    client = as_user(person_in("UTC"))
    category = LeaveCategoryFactory(code="STRICT", past_days=0, is_counted=False)

    assert send(client, "2026-03-03", category=category.pk).status_code == 400
    assert send(client, "2026-03-04", category=category.pk).status_code == 201


def test_a_request_in_last_year_draws_on_last_years_balance(as_user: SignIn) -> None:
    person = person_in("UTC")
    sick = LeaveCategoryFactory(code="SICK")

    response = send(as_user(person), "2025-12-31", "2026-01-01", category=sick.pk)

    assert response.json()["charges"] == [
        {"balance_year": 2025, "hours": "8.00"},
        {"balance_year": 2026, "hours": "8.00"},
    ]
    held = [
        figures(balance_of(person, category=sick, year=year))["pending"] for year in (2025, 2026)
    ]
    assert [str(hours) for hours in held] == ["8.00", "8.00"]


def test_a_request_ends_at_most_at_the_end_of_next_year(as_user: SignIn) -> None:
    client = as_user(person_in("UTC"))

    refused = send(client, "2027-12-31", "2028-01-01")
    allowed = send(client, "2027-12-31")

    assert (refused.status_code, refused.json()["code"]) == (400, "date_out_of_range")
    assert refused.json()["errors"][0]["pointer"] == "#/end_date"
    assert refused.json()["errors"][0]["detail"] == "Leave ends on 2027-12-31 at the latest."
    assert allowed.status_code == 201


@pytest.mark.parametrize(
    ("timezone", "instant", "allowed_and_not"),
    [
        # 17:00 UTC is midnight in Ho Chi Minh City (+7), 08:00 UTC in Los Angeles (-8).
        ("Asia/Ho_Chi_Minh", (2026, 3, 4, 16, 59), ("2026-02-02", "2026-02-01")),
        ("Asia/Ho_Chi_Minh", (2026, 3, 4, 17, 0), ("2026-02-03", "2026-02-02")),
        ("America/Los_Angeles", (2026, 3, 4, 7, 59), ("2026-02-01", "2026-01-31")),
        ("America/Los_Angeles", (2026, 3, 4, 8, 0), ("2026-02-02", "2026-02-01")),
    ],
)
def test_today_is_the_date_where_the_person_works(
    as_user: SignIn,
    test_clock: Clock,
    timezone: str,
    instant: tuple[int, int, int, int, int],
    allowed_and_not: tuple[str, str],
) -> None:
    test_clock.now = datetime(*instant, tzinfo=UTC)
    client = as_user(person_in(timezone))

    allowed, refused = allowed_and_not
    assert send(client, refused).status_code == 400
    assert send(client, allowed).status_code == 201


@pytest.mark.parametrize(
    ("timezone", "instant", "allowed_and_not"),
    [
        ("Asia/Ho_Chi_Minh", (2026, 12, 31, 17, 0), ("2028-12-31", "2029-01-01")),
        ("Asia/Ho_Chi_Minh", (2026, 12, 31, 16, 59), ("2027-12-31", "2028-01-01")),
        ("America/Los_Angeles", (2027, 1, 1, 7, 59), ("2027-12-31", "2028-01-01")),
        ("America/Los_Angeles", (2027, 1, 1, 8, 0), ("2028-12-31", "2029-01-01")),
    ],
)
def test_next_year_begins_where_the_person_works(
    as_user: SignIn,
    test_clock: Clock,
    timezone: str,
    instant: tuple[int, int, int, int, int],
    allowed_and_not: tuple[str, str],
) -> None:
    test_clock.now = datetime(*instant, tzinfo=UTC)
    client = as_user(person_in(timezone))

    allowed, refused = allowed_and_not
    assert send(client, refused).status_code == 400
    assert send(client, allowed).status_code == 201


def test_hr_records_leave_however_long_ago(person: User, hr: User) -> None:
    leave = submit(person, date(2024, 3, 4), filer=hr)

    assert leave.status == "PENDING"
    assert leave.filed_by == hr
    assert balance_of(person, year=2024).pending_hours == 8


def test_a_request_of_367_days_is_refused_and_opens_nothing(as_user: SignIn, person: User) -> None:
    response = send(as_user(person), "2026-03-09", "2027-03-10")

    assert (response.status_code, response.json()["code"]) == (400, "date_out_of_range")
    assert response.json()["detail"] == "A request spans at most 366 days."
    assert person.leave_balances.count() == 0


def test_a_year_of_unpaid_leave_fits(as_user: SignIn, person: User) -> None:
    unpaid = LeaveCategoryFactory(code="UNPAID")

    response = send(as_user(person), "2026-03-09", "2027-03-09", category=unpaid.pk)

    assert response.status_code == 201
    assert response.json()["charges"] == [
        {"balance_year": 2026, "hours": "1712.00"},
        {"balance_year": 2027, "hours": "384.00"},
    ]
    assert person.leave_balances.count() == 0
