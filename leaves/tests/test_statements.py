"""How many statements a command costs: an upper budget that nobody raises unseen.

Each count includes the login that the token names and the transaction's savepoints.
"""

from datetime import date
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from conftest import SignIn
from leaves.models import LeaveBalance, LeaveRequest
from leaves.tests.factories import approve, open_year, submit, vacation
from organizations.tests.factories import DepartmentManagerFactory
from users.models import User

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"
WEEK = {"start_date": "2026-03-09", "end_date": "2026-03-13"}
NEW_YEAR = {"start_date": "2026-12-28", "end_date": "2027-01-08"}


@pytest.fixture(autouse=True)
def warm(person: User) -> None:
    """What a running server knows already."""
    open_year(person)
    for model in (LeaveRequest, LeaveBalance):
        ContentType.objects.get_for_model(model)


def body(dates: dict[str, str]) -> dict[str, Any]:
    return {"category": vacation().pk, **dates}


def test_submit(as_user: SignIn, person: User, django_assert_num_queries: Any) -> None:
    client, sent = as_user(person), body(WEEK)

    with django_assert_num_queries(17):
        assert client.post(URL, sent).status_code == 201


def test_submit_over_new_year(
    as_user: SignIn, person: User, django_assert_num_queries: Any
) -> None:
    open_year(person, 2027)
    client, sent = as_user(person), body(NEW_YEAR)

    with django_assert_num_queries(19):  # One balance and one ledger row more.
        assert client.post(URL, sent).status_code == 201


def test_submit_with_an_idempotency_key(
    as_user: SignIn, person: User, django_assert_num_queries: Any
) -> None:
    client, sent = as_user(person), body(WEEK)

    with django_assert_num_queries(19):
        response = client.post(URL, sent, headers={"Idempotency-Key": "one"})
    assert response.status_code == 201
    with django_assert_num_queries(6):
        response = client.post(URL, sent, headers={"Idempotency-Key": "one"})
    assert response["Idempotency-Replayed"] == "true"


def test_preview(as_user: SignIn, person: User, django_assert_num_queries: Any) -> None:
    client, sent = as_user(person), body(WEEK)

    with django_assert_num_queries(5):
        assert client.post(f"{URL}preview/", sent).status_code == 200


@pytest.mark.parametrize(("dates", "statements"), [(WEEK, 15), (NEW_YEAR, 17)])
def test_approve(
    as_user: SignIn,
    person: User,
    django_assert_num_queries: Any,
    dates: dict[str, str],
    statements: int,
) -> None:
    leave = submit(person, *(date.fromisoformat(day) for day in dates.values()))
    client = as_user(person.approver)  # type: ignore[arg-type]

    with django_assert_num_queries(statements):
        assert client.put(f"{URL}{leave.pk}/approve/", {}).status_code == 200


def test_deciding_as_a_manager_of_the_department(
    as_user: SignIn, person: User, django_assert_num_queries: Any
) -> None:
    manager = DepartmentManagerFactory(department=person.department).user
    first, second = submit(person), submit(person, date(2026, 3, 12))
    client = as_user(manager)

    with django_assert_num_queries(16):  # The departments, once.
        assert client.put(f"{URL}{first.pk}/approve/", {}).status_code == 200
    with django_assert_num_queries(17):  # And before the body is judged.
        response = client.put(f"{URL}{second.pk}/reject/", {"reason": "Too many are away."})
    assert response.status_code == 200


def test_reject(
    as_user: SignIn, person: User, approver: User, django_assert_num_queries: Any
) -> None:
    leave, client = submit(person), as_user(approver)

    with django_assert_num_queries(15):
        response = client.put(f"{URL}{leave.pk}/reject/", {"reason": "Too many are away."})
    assert response.status_code == 200


def test_cancel(as_user: SignIn, person: User, django_assert_num_queries: Any) -> None:
    leave, client = submit(person), as_user(person)

    with django_assert_num_queries(14):
        assert client.delete(f"{URL}{leave.pk}/").status_code == 200


def test_edit(as_user: SignIn, person: User, django_assert_num_queries: Any) -> None:
    leave, client, sent = submit(person), as_user(person), body(WEEK)

    with django_assert_num_queries(23):
        assert client.put(f"{URL}{leave.pk}/", sent).status_code == 200


def test_detail(
    as_user: SignIn, person: User, approver: User, django_assert_num_queries: Any
) -> None:
    leave, client = approve(submit(person), approver), as_user(approver)

    with django_assert_num_queries(8):
        assert client.get(f"{URL}{leave.pk}/").status_code == 200


def test_adjust(as_user: SignIn, person: User, hr: User, django_assert_num_queries: Any) -> None:
    client = as_user(hr)
    sent = {
        "user": person.pk,
        "category": vacation().pk,
        "balance_year": 2026,
        "hours": "8",
        "reason": "Agreed.",
    }

    with django_assert_num_queries(12):
        assert client.put("/api/v1/leaves/balance/adjust/", sent).status_code == 200
