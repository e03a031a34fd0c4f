"""Reading people: the list of HR, one person, subordinates, possible approvers."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from organizations.tests.factories import (
    DepartmentFactory,
    DepartmentManagerFactory,
    EntityFactory,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PEOPLE, OPTIONS = "/api/v1/users/", "/api/v1/users/approver-options/"
SUBORDINATES = "/api/v1/users/my-subordinates/"


@pytest.fixture
def hr() -> User:
    entity = EntityFactory(email_domains=["acme.example", "acme-asia.example"])
    made: User = UserFactory(hr=True, entity=entity, last_name="Aaa")
    return made


def ids(response: Any) -> list[int]:
    assert response.status_code == 200, response.json()
    return [person["id"] for person in response.json()["results"]]


def test_hr_sees_their_entity_and_who_may_join_it(as_user: SignIn, hr: User) -> None:
    colleague = UserFactory(colleague_of=hr, last_name="Bbb", is_active=False)
    admin = UserFactory(colleague_of=hr, last_name="Ccc", admin=True)
    joining = UserFactory(unplaced=True, email="x@acme-asia.example", last_name="Ddd")
    UserFactory(unplaced=True, email="x@notacme.example")
    UserFactory(unplaced=True, email="x@sub.acme.example")
    UserFactory(email="y@acme.example")

    expected = [hr.pk, colleague.pk, admin.pk, joining.pk]
    assert ids(as_user(hr).get(PEOPLE)) == expected


def test_an_entity_that_lists_no_domain_takes_nobody_in(as_user: SignIn) -> None:
    hr = UserFactory(hr=True)
    UserFactory(unplaced=True, email="x@acme.example")

    assert ids(as_user(hr).get(PEOPLE)) == [hr.pk]


def test_admin_sees_everybody(as_user: SignIn, hr: User) -> None:
    admin, nobody = UserFactory(admin=True), UserFactory(unplaced=True)

    assert sorted(ids(as_user(admin).get(PEOPLE))) == [hr.pk, admin.pk, nobody.pk]


@pytest.mark.parametrize(("traits", "status"), [({}, 403), ({"manager": True}, 403)])
def test_the_list_is_closed_to_others(
    as_user: SignIn, hr: User, traits: dict[str, Any], status: int
) -> None:
    client = as_user(UserFactory(colleague_of=hr, **traits))

    for path in (PEOPLE, OPTIONS, f"{PEOPLE}{hr.pk}/"):
        assert client.get(path).status_code == status
        assert client.get(path).json()["code"] == "permission_denied"


def test_the_filters(as_user: SignIn, hr: User) -> None:
    grace = UserFactory(
        entity=hr.entity, first_name="Grace", last_name="Hopper", email="g@acme.example"
    )
    quiet = UserFactory(colleague_of=grace, manager=True, last_name="Quiet", is_active=False)
    client = as_user(hr)

    def found(**query: Any) -> list[int]:
        return ids(client.get(PEOPLE, query))

    assert found(search="hop gra") == [grace.pk]
    assert found(search="G@ACME") == [grace.pk]
    assert found(search="%") == []
    assert found(role="MANAGER") == [quiet.pk]
    assert found(is_active="false") == [quiet.pk]
    assert found(is_active="true", location=grace.location_id) == [grace.pk]
    assert found(department=grace.department_id) == [grace.pk, quiet.pk]
    assert found(entity=hr.entity_id) == [hr.pk, grace.pk, quiet.pk]
    assert found(entity=EntityFactory().pk) == []


@pytest.mark.parametrize(
    "query", [{"rol": "HR"}, {"role": "KING"}, {"is_active": "1"}, {"entity": "x"}, {"page": "0"}]
)
def test_unknown_queries_are_400(as_user: SignIn, hr: User, query: dict[str, str]) -> None:
    assert as_user(hr).get(PEOPLE, query).status_code == 400


def test_pages(as_user: SignIn, hr: User) -> None:
    UserFactory.create_batch(3, colleague_of=hr)
    client = as_user(hr)

    first = client.get(PEOPLE, {"page_size": 3})

    assert (first.json()["count"], len(ids(first))) == (4, 3)
    assert first.json()["next"].endswith("/api/v1/users/?page=2&page_size=3")
    assert len(ids(client.get(PEOPLE, {"page_size": 3, "page": 2}))) == 1
    assert client.get(PEOPLE, {"page": 2}).status_code == 404


@pytest.mark.parametrize("people", [1, 50])
def test_the_list_costs_three_statements(
    as_user: SignIn, hr: User, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    UserFactory.create_batch(people - 1, entity=hr.entity, with_approver=True)
    client = as_user(hr)

    with django_assert_num_queries(3):  # The login, the count, the page.
        response = client.get(PEOPLE, {"page_size": 50})

    assert len(ids(response)) == min(50, 2 * people - 1)


@pytest.mark.parametrize("people", [1, 50])
def test_subordinates_cost_three_statements(
    as_user: SignIn, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    manager = UserFactory(manager=True)
    UserFactory.create_batch(people, approver=manager)
    client = as_user(manager)

    with django_assert_num_queries(3):
        response = client.get(SUBORDINATES, {"page_size": 50})

    assert len(ids(response)) == people


def test_one_person_carries_their_version(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr, approver=hr, join_date="2024-02-29")

    response = as_user(hr).get(f"{PEOPLE}{person.pk}/")

    assert response["ETag"] == '"1"'
    body = response.json()
    assert body["created_at"].endswith("Z")
    assert {**body, "created_at": "", "updated_at": ""} == {
        "id": person.pk,
        "email": person.email,
        "first_name": "Ada",
        "last_name": person.last_name,
        "role": "EMPLOYEE",
        "entity": {"id": hr.entity_id, "name": str(hr.entity)},
        "location": {
            "id": hr.location_id,
            "name": str(hr.location),
            "timezone": "UTC",
        },
        "department": {"id": hr.department_id, "name": str(hr.department)},
        "approver": {"id": hr.pk, "name": "Ada Aaa"},
        "join_date": "2024-02-29",
        "exempt_type": "EXEMPT",
        "is_active": True,
        "has_completed_onboarding": True,
        "must_change_password": False,
        "created_at": "",
        "updated_at": "",
        "version": 1,
    }


def test_a_hidden_person_and_a_missing_one_are_the_same_404(as_user: SignIn, hr: User) -> None:
    client, hidden = as_user(hr), UserFactory()

    answers = [client.get(f"{PEOPLE}{pk}/") for pk in (hidden.pk, 999_999, 2**70)]

    bodies = [{**answer.json(), "request_id": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert bodies[0] == bodies[1] == bodies[2]


def test_approvers_are_active_managers_and_above_of_all_entities(as_user: SignIn, hr: User) -> None:
    manager = UserFactory(manager=True, last_name="Bbb")
    rootless = UserFactory(admin=True, unplaced=True, last_name="Ccc")
    UserFactory(colleague_of=hr)
    UserFactory(manager=True, is_active=False)

    options = as_user(hr).get(OPTIONS).json()

    assert options == [
        {
            "id": person.pk,
            "name": person.full_name,
            "entity": person.entity and {"id": person.entity_id, "name": person.entity.entity_name},
        }
        for person in (hr, manager, rootless)
    ]
    assert [o["id"] for o in as_user(hr).get(OPTIONS, {"search": "ccc"}).json()] == [rootless.pk]


def test_only_fifty_approvers_are_offered_and_a_search_finds_the_others(
    as_user: SignIn, hr: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    offered: list[User] = [
        hr,
        *(UserFactory(manager=True, last_name=f"Bbb {n:02}") for n in range(49)),
    ]
    last = UserFactory(manager=True, last_name="Zzz", email="last@acme.example")
    client = as_user(hr)

    with django_assert_num_queries(2):
        options = client.get(OPTIONS).json()
    found = client.get(OPTIONS, {"search": "zzz last@"}).json()
    there = client.get(OPTIONS, {"entity": last.entity_id}).json()

    assert [option["id"] for option in options] == [person.pk for person in offered]
    assert [option["id"] for option in found] == [last.pk]
    assert [option["id"] for option in there] == [last.pk]


def test_subordinates_are_assigned_people_and_members_of_managed_departments(
    as_user: SignIn,
) -> None:
    manager = UserFactory(manager=True)
    team = DepartmentFactory(entity=manager.entity)
    DepartmentManagerFactory(department=team, user=manager)
    assigned = UserFactory(approver=manager, last_name="Aaa")
    member = UserFactory(department=team, last_name="Bbb")
    both = UserFactory(department=team, approver=manager, last_name="Ccc")
    UserFactory(approver=manager, is_active=False)
    UserFactory(colleague_of=manager)

    assert ids(as_user(manager).get(SUBORDINATES)) == [assigned.pk, member.pk, both.pk]
    assert ids(as_user(UserFactory(hr=True)).get(SUBORDINATES)) == []
    assert as_user(member).get(SUBORDINATES).status_code == 403
