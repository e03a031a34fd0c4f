"""POST /api/v1/leaves/requests/preview/: the price before anything is sent."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from conftest import SignIn
from leaves.tests.factories import (
    LeaveCategoryFactory,
    PublicHolidayFactory,
    adjust,
    balance_of,
    figures,
    submit,
    vacation,
)
from organizations.tests.factories import EntityFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/preview/"


def body(start: str = "2026-03-09", end: str | None = None, **facts: Any) -> dict[str, Any]:
    return {"category": vacation().pk, "start_date": start, "end_date": end or start, **facts}


def rows_of_every_table() -> dict[str, int]:
    counted = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and model._meta.db_table in connection.introspection.table_names():
            counted[model._meta.label] = model._default_manager.count()
    return counted


def test_shows_days_charges_and_what_is_left(as_user: SignIn, person: User) -> None:
    PublicHolidayFactory(holiday_name="Founders' Day", start_date=date(2026, 3, 16))

    response = as_user(person).post(URL, body("2026-03-13", "2026-03-17"))

    assert response.status_code == 200
    assert response.json() == {
        "hours": "16.00",
        "days": [
            {"date": "2026-03-13", "hours": "8.00", "reason": "WORK", "name": ""},
            {"date": "2026-03-14", "hours": "0.00", "reason": "WEEKEND", "name": ""},
            {"date": "2026-03-15", "hours": "0.00", "reason": "WEEKEND", "name": ""},
            {"date": "2026-03-16", "hours": "0.00", "reason": "HOLIDAY", "name": "Founders' Day"},
            {"date": "2026-03-17", "hours": "8.00", "reason": "WORK", "name": ""},
        ],
        "charges": [
            {
                "balance_year": 2026,
                "hours": "16.00",
                "available_before": "80.00",
                "available_after": "64.00",
            }
        ],
        "conflicts": [],
        "problems": [],
    }


def test_changes_nothing_not_even_by_opening_a_year(as_user: SignIn, person: User) -> None:
    client = as_user(person)
    before = rows_of_every_table()

    response = client.post(URL, body("2026-12-28", "2027-01-08"))

    assert [charge["balance_year"] for charge in response.json()["charges"]] == [2026, 2027]
    assert rows_of_every_table() == before
    assert before["leaves.LeaveBalance"] == 0


def test_takes_no_idempotency_key_and_answers_anew(as_user: SignIn, person: User) -> None:
    client = as_user(person)
    headers = {"Idempotency-Key": "again"}
    client.post(URL, body(), headers=headers)
    submit(person)

    response = client.post(URL, body("2026-03-10"), headers=headers)

    assert response.status_code == 200
    assert response.json()["charges"][0]["available_before"] == "72.00"


def test_a_request_over_new_year_draws_on_both_years(as_user: SignIn, person: User) -> None:
    submit(person, date(2026, 5, 4), date(2026, 5, 8))

    response = as_user(person).post(URL, body("2026-12-28", "2027-01-08"))

    assert response.json()["charges"] == [
        {
            "balance_year": 2026,
            "hours": "32.00",
            "available_before": "40.00",
            "available_after": "8.00",
        },
        {
            "balance_year": 2027,
            "hours": "48.00",
            "available_before": "80.00",
            "available_after": "32.00",
        },
    ]


@pytest.mark.parametrize("code", ["UNPAID", "BEREAVEMENT"])
def test_uncounted_categories_have_no_available_hours(
    as_user: SignIn, person: User, code: str
) -> None:
    response = as_user(person).post(URL, body(category=LeaveCategoryFactory(code=code).pk))

    assert response.json()["charges"] == [
        {"balance_year": 2026, "hours": "8.00", "available_before": None, "available_after": None}
    ]
    assert response.json()["problems"] == []


def test_lists_every_rule_that_fails_in_one_answer(as_user: SignIn, person: User, hr: User) -> None:
    mine = submit(person, date(2026, 1, 28), date(2026, 2, 3), filer=hr)
    person.entity.is_active = False  # type: ignore[union-attr]
    person.entity.save()  # type: ignore[union-attr]

    response = as_user(person).post(URL, body("2026-01-26", "2026-02-20", hours="1.00"))

    assert response.status_code == 200
    assert response.json()["problems"] == [
        {
            "code": "entity_inactive",
            "detail": "The company is deactivated; leave can no longer be submitted.",
        },
        {
            "code": "date_out_of_range",
            "detail": "Vacation can start on 2026-02-02 at the earliest.",
            "pointer": "#/start_date",
        },
        {
            "code": "hours_mismatch",
            "detail": "These dates are worth 160.00 hours, not 1.00.",
            "pointer": "#/hours",
        },
        {
            "code": "overlap",
            "detail": "These dates overlap another request.",
            "pointer": "#/start_date",
        },
        {
            "code": "insufficient_balance",
            "detail": "160.00 hours are needed in 2026 and 40.00 are available.",
        },
    ]
    assert response.json()["conflicts"] == [
        {
            "request": mine.pk,
            "start_date": "2026-01-28",
            "end_date": "2026-02-03",
            "status": "PENDING",
        }
    ]


@pytest.mark.parametrize(
    ("start", "end", "problems"),
    [
        ("2026-03-09", "2027-03-10", [("date_out_of_range", "#/end_date")]),
        ("2026-03-10", "2026-03-09", [("validation_error", "#/end_date")]),
        ("2026-03-14", "2026-03-15", [("no_working_hours", "#/start_date")]),
    ],
)
def test_dates_that_cannot_be_submitted_still_answer_200(
    as_user: SignIn, person: User, start: str, end: str, problems: list[tuple[str, str]]
) -> None:
    response = as_user(person).post(URL, body(start, end))

    assert response.status_code == 200
    found = [(problem["code"], problem["pointer"]) for problem in response.json()["problems"]]
    assert [problem for problem in found if problem[0] != "insufficient_balance"] == problems


@pytest.mark.parametrize(
    ("start", "end"), [("0001-01-01", "0001-12-31"), ("9999-01-01", "9999-12-31")]
)
def test_the_ends_of_the_calendar_answer_200(
    as_user: SignIn, person: User, start: str, end: str
) -> None:
    response = as_user(person).post(URL, body(start, end))

    assert response.status_code == 200
    assert response.json()["problems"][0]["code"] == "date_out_of_range"


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"start_date": "2026-03-09", "end_date": "2027-03-11"}, "#/end_date"),
        ({"start_date": "2026-13-09"}, "#/start_date"),
        ({"request": 0}, "#/request"),
        ({"request": 999999}, "#/request"),
        ({"request": 10**30}, "#/request"),
    ],
)
def test_what_cannot_be_read_is_a_field_error(
    as_user: SignIn, person: User, sent: dict[str, Any], pointer: str
) -> None:
    response = as_user(person).post(URL, body() | sent)

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]


def test_hr_sees_the_balance_and_requests_of_the_person(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = submit(person, date(2026, 1, 5), filer=hr)
    adjust(person, hr, "-10")

    response = as_user(hr).post(URL, body("2026-01-05", user=person.pk))

    assert response.json()["conflicts"][0]["request"] == leave.pk
    assert response.json()["charges"][0]["available_before"] == "62.00"
    assert [problem["code"] for problem in response.json()["problems"]] == ["overlap"]


def test_hr_of_another_company_and_managers_are_refused(
    as_user: SignIn, person: User, approver: User
) -> None:
    stranger = UserFactory(hr=True, entity=EntityFactory())

    foreign = as_user(stranger).post(URL, body(user=person.pk))
    missing = as_user(stranger).post(URL, body(user=999999))

    assert foreign.status_code == missing.status_code == 400
    assert foreign.json()["errors"] == missing.json()["errors"]
    assert as_user(approver).post(URL, body(user=person.pk)).status_code == 403


def test_hours_held_elsewhere_are_not_available(as_user: SignIn, person: User) -> None:
    submit(person, date(2026, 4, 6), date(2026, 4, 10))

    response = as_user(person).post(URL, body())

    assert response.json()["charges"][0]["available_before"] == "40.00"
    assert str(figures(balance_of(person))["available"]) == "40.00"
