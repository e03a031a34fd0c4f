"""A company that is switched off: what it concerns, and who can still ask for leave."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from leaves.models import LeaveRequest
from leaves.tests.factories import approve, submit, vacation
from organizations.tests.answers import body
from organizations.tests.factories import DepartmentFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
REQUESTS = "/api/v1/leaves/requests/"


def path(person: User, tail: str = "") -> str:
    return f"/api/v1/organizations/entities/{person.entity_id}/{tail}"


def asked(start: str = "2026-03-09") -> dict[str, Any]:
    return {"category": vacation().pk, "start_date": start, "end_date": start}


def test_the_impact_counts_what_is_active_and_undecided(
    as_user: SignIn, person: User, approver: User
) -> None:
    UserFactory(colleague_of=person, is_active=False)
    LocationFactory(entity=person.entity, is_active=False)
    DepartmentFactory(entity=person.entity, location=None)
    submit(person)
    approve(submit(person, date(2026, 3, 10)), approver)
    submit(UserFactory())

    counted = as_user(UserFactory(admin=True)).get(path(person, "delete-impact/"))

    assert body(counted) == {"locations": 1, "departments": 2, "users": 2, "open_requests": 1}


def test_the_impact_of_what_does_not_exist(as_user: SignIn) -> None:
    client = as_user(UserFactory(admin=True))

    assert client.get("/api/v1/organizations/entities/0/delete-impact/").status_code == 404


def test_its_people_read_and_cancel_and_do_not_submit_until_it_is_back(
    as_user: SignIn, person: User, hr: User
) -> None:
    admin, owner = as_user(UserFactory(admin=True)), as_user(person)
    leave = submit(person)
    body(admin.delete(path(person)))

    for client, extra in ((owner, {}), (as_user(hr), {"user": person.pk})):
        refused = body(client.post(REQUESTS, asked("2026-03-10") | extra), 409)
        assert refused["code"] == "entity_inactive"
    assert body(owner.put(f"{REQUESTS}{leave.pk}/", asked()), 409)["code"] == "entity_inactive"
    assert LeaveRequest.objects.count() == 1
    assert body(owner.get(REQUESTS))["count"] == 1
    assert body(owner.delete(f"{REQUESTS}{leave.pk}/"))["status"] == "CANCELLED"

    body(admin.put(path(person, "reactivate/")))

    assert body(owner.post(REQUESTS, asked("2026-03-10")), 201)["status"] == "PENDING"


def test_other_companies_go_on(as_user: SignIn, person: User) -> None:
    body(as_user(UserFactory(admin=True)).delete(path(UserFactory())))

    body(as_user(person).post(REQUESTS, asked()), 201)


@pytest.mark.parametrize("count", [1, 50])
def test_the_impact_costs_three_statements(
    as_user: SignIn, person: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    LocationFactory.create_batch(count, entity=person.entity)
    client = as_user(UserFactory(admin=True))

    with django_assert_num_queries(3):  # The login, the places and people, the requests.
        client.get(path(person, "delete-impact/"))
