from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from organizations.tests.factories import (
    DepartmentFactory,
    DepartmentManagerFactory,
    EntityFactory,
    LocationFactory,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ENTITIES, LOCATIONS, DEPARTMENTS, MANAGERS, TIMEZONES = (
    f"/api/v1/organizations/{name}/"
    for name in ("entities", "locations", "departments", "managers", "timezones")
)
LISTS = [ENTITIES, LOCATIONS, DEPARTMENTS, MANAGERS]


def rows(response: Any) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.json()
    found: list[dict[str, Any]] = response.json()["results"]
    return found


def ids(response: Any) -> list[int]:
    return [row["id"] for row in rows(response)]


def test_an_employee_reads_their_own_entity(as_user: SignIn) -> None:
    entity = EntityFactory(entity_name="Acme", email_domains=["acme.example"])
    person = UserFactory(entity=entity)
    UserFactory(entity=entity, is_active=False)
    LocationFactory(entity=entity, is_active=False)
    DepartmentFactory()

    assert rows(as_user(person).get(ENTITIES)) == [
        {
            "id": entity.pk,
            "entity_name": "Acme",
            "email_domains": ["acme.example"],
            "is_active": True,
            "counts": {"locations": 2, "departments": 2, "users": 1},
        }
    ]


def test_locations_and_departments_of_the_own_entity(as_user: SignIn) -> None:
    person = UserFactory(
        location=LocationFactory(location_name="Bangkok", timezone="Asia/Bangkok", weekend=[7])
    )
    closed = LocationFactory(entity=person.entity, location_name="Annex", is_active=False)
    whole = DepartmentFactory(entity=person.entity, location=None, department_name="Board")
    DepartmentFactory()
    client = as_user(person)

    assert rows(client.get(LOCATIONS)) == [
        {
            "id": closed.pk,
            "entity": person.entity_id,
            "location_name": "Annex",
            "timezone": "UTC",
            "weekend": [6, 7],
            "is_active": False,
        },
        {
            "id": person.location_id,
            "entity": person.entity_id,
            "location_name": "Bangkok",
            "timezone": "Asia/Bangkok",
            "weekend": [7],
            "is_active": True,
        },
    ]
    assert rows(client.get(DEPARTMENTS)) == [
        {
            "id": whole.pk,
            "entity": person.entity_id,
            "location": None,
            "department_name": "Board",
            "is_active": True,
        },
        {
            "id": person.department_id,
            "entity": person.entity_id,
            "location": person.location_id,
            "department_name": str(person.department),
            "is_active": True,
        },
    ]


@pytest.mark.parametrize("traits", [{}, {"manager": True}, {"hr": True}])
def test_other_entities_do_not_exist(as_user: SignIn, traits: dict[str, Any]) -> None:
    person = UserFactory(**traits)
    mine = DepartmentManagerFactory(department=person.department)
    theirs = DepartmentManagerFactory()
    client = as_user(person)

    assert ids(client.get(ENTITIES)) == [person.entity_id]
    assert ids(client.get(LOCATIONS)) == [person.location_id]
    assert ids(client.get(DEPARTMENTS)) == [person.department_id]
    assert ids(client.get(MANAGERS)) == [mine.pk]
    assert rows(client.get(LOCATIONS, {"entity": theirs.department.entity_id})) == []
    assert rows(client.get(DEPARTMENTS, {"location": theirs.department.location_id})) == []
    assert rows(client.get(MANAGERS, {"department": theirs.department_id})) == []


def test_admin_reads_all(as_user: SignIn) -> None:
    links = DepartmentManagerFactory.create_batch(2)
    client = as_user(UserFactory(admin=True, unplaced=True))

    assert len(rows(client.get(ENTITIES))) == 2
    assert ids(client.get(MANAGERS)) == [link.pk for link in links]
    assert len(rows(client.get(LOCATIONS, {"entity": links[0].department.entity_id}))) == 1


def joining() -> tuple[User, Any]:
    """Somebody before onboarding, and the one department they may join."""
    entity = EntityFactory(entity_name="Acme", email_domains=["acme.example"])
    department = DepartmentFactory(entity=entity, department_name="Sales")
    LocationFactory(entity=entity, is_active=False)
    DepartmentFactory(location=department.location, is_active=False)
    EntityFactory(email_domains=["acme.example"], is_active=False)
    DepartmentFactory()
    return UserFactory(unplaced=True, email="x@acme.example"), department


def test_before_onboarding_only_id_and_name_of_what_one_may_join(as_user: SignIn) -> None:
    person, department = joining()
    client = as_user(person)

    assert rows(client.get(ENTITIES)) == [{"id": department.entity_id, "entity_name": "Acme"}]
    assert rows(client.get(LOCATIONS)) == [
        {"id": department.location_id, "location_name": str(department.location)}
    ]
    assert rows(client.get(DEPARTMENTS)) == [{"id": department.pk, "department_name": "Sales"}]
    assert client.get(MANAGERS).json()["code"] == "onboarding_required"
    assert client.get(TIMEZONES).json()["code"] == "onboarding_required"


def test_whom_no_entity_takes_sees_nothing(as_user: SignIn) -> None:
    joining()
    client = as_user(UserFactory(unplaced=True, email="x@notacme.example"))

    assert [rows(client.get(path)) for path in LISTS[:3]] == [[], [], []]


def test_departments_of_a_location_are_those_one_can_be_in_there(as_user: SignIn) -> None:
    person = UserFactory()
    there = LocationFactory(entity=person.entity)
    at_home, whole, elsewhere = (
        DepartmentFactory(entity=person.entity, location=location)
        for location in (person.location, None, there)
    )
    client = as_user(person)

    here = ids(client.get(DEPARTMENTS, {"location": person.location_id}))
    assert sorted(here) == sorted([person.department_id, at_home.pk, whole.pk])
    assert ids(client.get(DEPARTMENTS, {"location": there.pk})) == [whole.pk, elsewhere.pk]


def test_search_and_activity(as_user: SignIn) -> None:
    person = UserFactory(location=LocationFactory(location_name="Manila"))
    closed = LocationFactory(entity=person.entity, location_name="Old Manila", is_active=False)
    client = as_user(person)

    assert ids(client.get(LOCATIONS, {"search": "mani"})) == [person.location_id, closed.pk]
    assert ids(client.get(LOCATIONS, {"search": "mañi"})) == [person.location_id, closed.pk]
    assert ids(client.get(LOCATIONS, {"is_active": "true"})) == [person.location_id]
    assert ids(client.get(LOCATIONS, {"is_active": "false"})) == [closed.pk]
    assert rows(client.get(ENTITIES, {"search": "_"})) == []
    assert client.get(ENTITIES, {"name": "x"}).status_code == 400


def test_managers_are_named(as_user: SignIn) -> None:
    link = DepartmentManagerFactory()

    shown = rows(as_user(link.user).get(MANAGERS, {"department": link.department_id}))[0]

    assert shown.pop("created_at").endswith("Z")
    assert shown == {
        "id": link.pk,
        "department": {"id": link.department_id, "name": str(link.department)},
        "user": {"id": link.user_id, "name": link.user.full_name},
    }


def test_the_33_time_zones(as_user: SignIn) -> None:
    zones = as_user(UserFactory()).get(TIMEZONES).json()

    assert len(zones) == 33
    assert (zones[0], zones[-1]) == ("America/New_York", "UTC")


@pytest.mark.parametrize("path", [*LISTS, TIMEZONES])
def test_nobody_reads_without_a_login(client: Any, path: str) -> None:
    assert client.get(path).status_code == 401


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("count", [1, 50])
def test_each_list_costs_three_statements(
    as_user: SignIn, path: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    admin = UserFactory(admin=True, unplaced=True)
    DepartmentManagerFactory.create_batch(count)
    client = as_user(admin)

    with django_assert_num_queries(3):  # The login, the count, the page.
        response = client.get(path, {"page_size": 50})

    assert len(rows(response)) == count
