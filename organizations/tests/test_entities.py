"""Companies: made, changed, switched off and on."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from core.models import AuditLog
from organizations.models import Department, Entity, Location
from organizations.tests.answers import body, field_errors
from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/organizations/entities/"


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True, unplaced=True)
    return made


def path(entity: Entity | None, tail: str = "") -> str:
    assert entity is not None
    return f"{URL}{entity.pk}/{tail}"


def test_admin_opens_a_company(as_user: SignIn, admin: User) -> None:
    sent = {"entity_name": " Globex ", "email_domains": ["GLOBEX.example", "globex.example"]}

    made = body(as_user(admin).post(URL, sent), 201)

    entity = Entity.objects.get()
    assert made == {
        "id": entity.pk,
        "entity_name": "Globex",
        "email_domains": ["globex.example"],
        "is_active": True,
        "counts": {"locations": 0, "departments": 0, "users": 0},
    }
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor_id, entry.entity_id) == (
        "ORGANIZATION_CHANGE",
        admin.pk,
        entity.pk,
    )
    assert entry.target_label == f"Entity #{entity.pk} Globex"
    assert entry.changes == {
        "entity_name": [None, "Globex"],
        "email_domains": [None, ["globex.example"]],
        "is_active": [None, True],
    }


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({}, {"#/entity_name": "required"}),
        ({"entity_name": "  "}, {"#/entity_name": "blank"}),
        ({"entity_name": "x" * 151}, {"#/entity_name": "max_length"}),
        ({"entity_name": "A\x00"}, {"#/entity_name": "null_characters_not_allowed"}),
        ({"entity_name": "A", "email_domains": "a.example"}, {"#/email_domains": "not_a_list"}),
        ({"entity_name": "A", "email_domains": ["@a.ex"]}, {"#/email_domains/0": "invalid"}),
        ({"entity_name": "ACME"}, {"#/entity_name": "unique"}),
    ],
)
def test_what_no_company_can_be(
    as_user: SignIn, admin: User, sent: dict[str, Any], errors: dict[str, str]
) -> None:
    EntityFactory(entity_name="Acme")

    assert field_errors(as_user(admin).post(URL, sent)) == errors
    assert (Entity.objects.count(), AuditLog.objects.count()) == (1, 0)


def test_a_put_changes_what_it_carries(as_user: SignIn, admin: User) -> None:
    entity = EntityFactory(entity_name="Acme", email_domains=["acme.example"])
    EntityFactory(entity_name="Globex")
    client = as_user(admin)

    sent = {"entity_name": "Acme 2", "is_active": False, "id": 99, "counts": {}}
    changed = body(client.put(path(entity), sent))

    assert (changed["entity_name"], changed["email_domains"]) == ("Acme 2", ["acme.example"])
    assert (changed["id"], changed["is_active"]) == (entity.pk, True)
    assert AuditLog.objects.get().changes == {"entity_name": ["Acme", "Acme 2"]}
    assert field_errors(client.put(path(entity), {"entity_name": "globex"})) == {
        "#/entity_name": "unique"
    }
    assert client.put(path(entity), {"entity_name": "Acme 2"}).status_code == 200
    assert client.put(path(entity), {}).status_code == 200
    assert AuditLog.objects.count() == 1
    assert client.put(f"{URL}0/", {}).status_code == 404


@pytest.mark.parametrize(
    ("traits", "own", "foreign"),
    [({}, 403, 403), ({"manager": True}, 403, 403), ({"hr": True}, 403, 403)],
)
def test_only_admin_writes_companies(
    as_user: SignIn, traits: dict[str, Any], own: int, foreign: int
) -> None:
    person = UserFactory(**traits)
    client = as_user(person)

    assert client.post(URL, {"entity_name": "Mine"}).status_code == 403
    for entity, status in ((person.entity, own), (EntityFactory(), foreign)):
        assert client.put(path(entity), {"entity_name": "Mine"}).status_code == status
        assert client.delete(path(entity)).status_code == status
        assert client.put(path(entity, "reactivate/")).status_code == status
        assert client.get(path(entity, "delete-impact/")).status_code == status
    assert Entity.objects.filter(entity_name="Mine").exists() is False
    assert Entity.objects.filter(is_active=False).exists() is False
    assert AuditLog.objects.exists() is False


@pytest.mark.parametrize("traits", [{}, {"manager": True}, {"hr": True}])
def test_everybody_reads_their_own_and_no_other(as_user: SignIn, traits: dict[str, Any]) -> None:
    person = UserFactory(**traits)
    client = as_user(person)

    assert body(client.get(path(person.entity)))["counts"]["users"] == 1
    hidden, missing = client.get(path(EntityFactory())), client.get(f"{URL}0/")
    assert [hidden.status_code, missing.status_code] == [404, 404]
    assert _without_id(hidden.json()) == _without_id(missing.json())


def _without_id(problem: dict[str, Any]) -> dict[str, Any]:
    return problem | {"request_id": None}


def test_before_onboarding_a_single_company_is_closed(as_user: SignIn) -> None:
    entity = EntityFactory(email_domains=["acme.example"])
    client = as_user(UserFactory(unplaced=True, email="x@acme.example"))

    assert client.get(path(entity)).json()["code"] == "onboarding_required"
    assert client.get(URL).json()["count"] == 1


def company_with_closed_places() -> tuple[Entity, set[Any], set[Any]]:
    """Its active places, and those that are off by themselves."""
    entity = EntityFactory()
    here = LocationFactory(entity=entity)
    on = {here, DepartmentFactory(location=here), DepartmentFactory(entity=entity, location=None)}
    off = {
        LocationFactory(entity=entity, is_active=False),
        DepartmentFactory(location=here, is_active=False),
    }
    return entity, on, off


def state() -> list[Any]:
    facts = ("id", "is_active", "is_off_with_entity")
    return [
        *Entity.objects.order_by("id").values("id", "is_active"),
        *Location.objects.order_by("id").values(*facts),
        *Department.objects.order_by("id").values(*facts),
    ]


def test_a_company_goes_off_with_its_places_and_comes_back_as_it_was(
    as_user: SignIn, admin: User
) -> None:
    entity, on, off = company_with_closed_places()
    company_with_closed_places()
    UserFactory(department=next(place for place in on if getattr(place, "location", None)))
    before, client = state(), as_user(admin)

    went = body(client.delete(path(entity)))

    assert went["is_active"] is False
    assert went["counts"] == {"locations": 0, "departments": 0, "users": 1}
    assert went["cascade"] == {"locations": 1, "departments": 2}
    for place in on:
        place.refresh_from_db()
        assert (place.is_active, place.is_off_with_entity) == (False, True)
    for place in off:
        place.refresh_from_db()
        assert (place.is_active, place.is_off_with_entity) == (False, False)
    assert Location.objects.active().count() == 1
    entry = AuditLog.objects.get()
    assert (entry.action, entry.entity_id) == ("ENTITY_DEACTIVATE", entity.pk)
    assert entry.changes == {
        "is_active": [True, False],
        "locations": [1, 0],
        "departments": [2, 0],
    }

    back = body(client.put(path(entity, "reactivate/")))

    assert back["is_active"] is True
    assert back["counts"] == {"locations": 1, "departments": 2, "users": 1}
    assert back["cascade"] == {"locations": 1, "departments": 2}
    assert state() == before
    entry = AuditLog.objects.get(action="ENTITY_REACTIVATE")
    assert entry.changes == {
        "is_active": [False, True],
        "locations": [0, 1],
        "departments": [0, 2],
    }


def test_a_second_cascade_finds_nothing_to_do(as_user: SignIn, admin: User) -> None:
    entity, _, _ = company_with_closed_places()
    client = as_user(admin)

    nothing = {"locations": 0, "departments": 0}
    assert body(client.put(path(entity, "reactivate/")))["cascade"] == nothing
    client.delete(path(entity))
    assert body(client.delete(path(entity)))["cascade"] == nothing
    assert AuditLog.objects.count() == 1
    assert body(client.put(path(entity, "reactivate/")))["cascade"]["departments"] == 2


def test_places_of_a_company_that_is_off_cannot_come_back_alone(
    as_user: SignIn, admin: User
) -> None:
    entity, on, off = company_with_closed_places()
    client = as_user(admin)
    client.delete(path(entity))

    for place in [*on, *off]:
        kind = "locations" if isinstance(place, Location) else "departments"
        answer = client.put(f"/api/v1/organizations/{kind}/{place.pk}/", {"is_active": True})
        assert (answer.status_code, answer.json()["code"]) == (409, "entity_inactive")
    assert Location.objects.active().exists() is False
    assert Department.objects.active().exists() is False


def test_a_repeated_deactivation_answers_the_same(as_user: SignIn, admin: User) -> None:
    entity, _, _ = company_with_closed_places()
    client, key = as_user(admin), {"Idempotency-Key": "off-1"}

    first = client.delete(path(entity), headers=key)
    again = client.delete(path(entity), headers=key)

    assert again.json() == first.json()
    assert again["Idempotency-Replayed"] == "true"
    assert AuditLog.objects.count() == 1


def test_one_company_costs_two_statements(
    as_user: SignIn, admin: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entity = EntityFactory()
    client = as_user(admin)

    with django_assert_num_queries(2):  # The login, the entity with its counts.
        client.get(path(entity))
