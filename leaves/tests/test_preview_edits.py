"""POST requests/preview/ with `request`: the price of an edit."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from conftest import Clock, SignIn
from leaves.tests.factories import LeaveCategoryFactory, approve, submit, vacation
from users.models import User

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/preview/"


def body(start: str = "2026-03-09", end: str | None = None, **facts: Any) -> dict[str, Any]:
    return {"category": vacation().pk, "start_date": start, "end_date": end or start, **facts}


def test_editing_counts_the_hours_the_old_request_holds(as_user: SignIn, person: User) -> None:
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 20))
    client = as_user(person)

    again = client.post(URL, body("2026-03-09", "2026-03-20"))
    instead = client.post(URL, body("2026-03-09", "2026-03-20", request=leave.pk))

    assert [problem["code"] for problem in again.json()["problems"]] == [
        "overlap",
        "insufficient_balance",
    ]
    assert instead.json()["problems"] == []
    assert instead.json()["conflicts"] == []
    assert instead.json()["charges"][0]["available_before"] == "80.00"
    assert instead.json()["charges"][0]["available_after"] == "0.00"


def test_editing_into_another_category_does_not_count_the_old_hold(
    as_user: SignIn, person: User
) -> None:
    leave = submit(person)
    sick = LeaveCategoryFactory(code="SICK")

    response = as_user(person).post(URL, body(request=leave.pk, category=sick.pk))

    assert response.json()["charges"][0]["available_before"] == "40.00"


def test_the_request_of_somebody_else_does_not_exist(as_user: SignIn, person: User) -> None:
    leave = submit(person)
    missing = as_user(person.approver).post(URL, body(request=987654))  # type: ignore[arg-type]

    response = as_user(person.approver).post(URL, body(request=leave.pk))  # type: ignore[arg-type]

    assert response.status_code == missing.status_code == 400
    assert response.json()["errors"] == missing.json()["errors"]


def test_a_decided_request_cannot_be_previewed_as_an_edit(
    as_user: SignIn, person: User, approver: User
) -> None:
    leave = approve(submit(person), approver)

    response = as_user(person).post(URL, body(request=leave.pk))

    assert response.status_code == 409
    assert response.json()["code"] == "invalid_state"


def test_the_past_limit_of_an_edit_holds_only_when_the_start_moves(
    as_user: SignIn, person: User, test_clock: Clock
) -> None:
    leave = submit(person, date(2026, 3, 2), date(2026, 3, 3))
    test_clock.now = datetime(2026, 4, 20, 12, tzinfo=UTC)
    client = as_user(person)

    same = client.post(URL, body("2026-03-02", "2026-03-04", request=leave.pk))
    moved = client.post(URL, body("2026-03-03", "2026-03-04", request=leave.pk))

    assert same.json()["problems"] == []
    assert [problem["code"] for problem in moved.json()["problems"]] == ["date_out_of_range"]
