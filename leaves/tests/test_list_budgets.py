"""A page of requests costs the same statements for one row and for fifty."""

from datetime import date
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import LeaveRequest
from leaves.tests.factories import LeaveCategoryFactory, approve, submit
from users.models import User

pytestmark = pytest.mark.django_db
ALL = "/api/v1/leaves/requests/"
MY = "/api/v1/leaves/requests/my/"
APPROVALS = "/api/v1/leaves/approvals/"
HISTORY = "/api/v1/leaves/approvals/history/"


def ids(response: Any) -> list[int]:
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize(("url", "statements"), [(MY, 3), (ALL, 3), (HISTORY, 3)])
def test_own_lists_cost_the_same_for_one_row_and_for_fifty(
    as_user: SignIn,
    person: User,
    django_assert_num_queries: Any,
    *,
    url: str,
    statements: int,
    rows: int,
) -> None:
    _fill(person, rows)
    client = as_user(person if url != HISTORY else person.approver)  # type: ignore[arg-type]
    if url == HISTORY:
        for leave in LeaveRequest.objects.all():
            approve(leave, person.approver)  # type: ignore[arg-type]
        statements += 1  # The departments a manager manages.

    with django_assert_num_queries(statements):  # The login, the count, the page.
        response = client.get(f"{url}?page_size=100")

    assert len(ids(response)) == rows


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("url", [ALL, APPROVALS])
@pytest.mark.parametrize(("role", "statements"), [("MANAGER", 4), ("HR", 3), ("ADMIN", 3)])
def test_lists_of_deciders_cost_the_same_for_one_row_and_for_fifty(
    as_user: SignIn,
    person: User,
    django_assert_num_queries: Any,
    *,
    url: str,
    role: str,
    statements: int,
    rows: int,
) -> None:
    _fill(person, rows)
    decider = person.approver
    assert decider is not None
    decider.role = role
    decider.save()
    client = as_user(decider)

    # The login, the count, the page, and of managers the departments.
    with django_assert_num_queries(statements):
        response = client.get(f"{url}?page_size=100")

    assert len(ids(response)) == rows


def _fill(person: User, rows: int) -> None:
    unpaid = LeaveCategoryFactory(code="UNPAID")
    days = (date.fromordinal(date(2026, 4, 6).toordinal() + n) for n in range(100))
    working = [day for day in days if day.isoweekday() < 6][:rows]
    for day in working:
        submit(person, day, category=unpaid)
