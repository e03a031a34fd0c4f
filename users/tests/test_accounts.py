"""Signing up, onboarding, one's own names and one's own password."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from conftest import SignIn
from core.models import AuditLog
from organizations.models import Department, Entity, Location
from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.models import User
from users.tests.conftest import Heard
from users.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
REGISTER, ONBOARDING = "/api/v1/auth/register/", "/api/v1/auth/onboarding/"
PROFILE = "/api/v1/users/profile/"
ADA = {
    "email": "Ada@Company.Example",
    "password": PASSWORD,
    "first_name": " Ada ",
    "last_name": "Lovelace",
}


@pytest.fixture
def sign_up_open(settings: Settings) -> Entity:
    settings.DEBUG = True
    entity: Entity = EntityFactory(email_domains=["company.example"])
    return entity


def register(**changes: Any) -> Any:
    return Client().post(REGISTER, ADA | changes, content_type="application/json")


def test_sign_up_makes_an_employee_of_no_entity(sign_up_open: Entity, heard: Heard) -> None:
    response = register(
        role="ADMIN", entity=sign_up_open.pk, is_active=False, join_date="2020-01-01"
    )

    person = User.objects.get()
    assert response.status_code == 201
    assert response.json()["id"] == person.pk
    assert "access" not in response.json()
    assert (person.email, person.first_name, person.role) == (
        "ada@company.example",
        "Ada",
        "EMPLOYEE",
    )
    assert (person.entity, person.is_active, person.join_date) == (None, True, None)
    assert person.check_password(PASSWORD)
    assert heard == [{"person": person, "before": None, "actor": person, "now": heard[0]["now"]}]
    assert AuditLog.objects.get().action == "USER_CREATE"


@pytest.mark.parametrize(
    ("_case", "domains", "is_active", "debug"),
    [
        ("no entity lists the domain", ["other.example"], True, True),
        ("a subdomain is another domain", ["example"], True, True),
        ("the entity is inactive", ["company.example"], False, True),
        ("nobody lists anything", [], True, True),
        ("mail is not configured", ["company.example"], True, False),
    ],
)
def test_sign_up_is_closed(
    settings: Settings, _case: str, domains: list[str], is_active: bool, debug: bool
) -> None:
    settings.DEBUG = debug
    EntityFactory(email_domains=domains, is_active=is_active)

    response = register()

    assert response.status_code == 403
    assert response.json()["code"] == "signup_closed"
    assert User.objects.count() == 0


def test_an_address_is_taken_once_in_whatever_case(sign_up_open: Entity) -> None:
    register()

    response = register(email="ADA@company.example")

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "pointer": "#/email",
            "code": "unique",
            "detail": "This e-mail address cannot be used.",
        }
    ]
    assert User.objects.count() == 1


def test_a_closed_domain_does_not_tell_whether_an_address_is_taken(sign_up_open: Entity) -> None:
    UserFactory(email="grace@elsewhere.example")

    taken, free = register(email="grace@elsewhere.example"), register(email="x@elsewhere.example")

    assert (taken.status_code, free.status_code) == (403, 403)
    assert {**taken.json(), "request_id": ""} == {**free.json(), "request_id": ""}


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short-Pass1", "password_too_short"),
        ("password1234", "password_too_common"),
        ("918273645546", "password_entirely_numeric"),
        ("ada@company.example", "password_too_similar"),
        ("x" * 257, "max_length"),
    ],
)
def test_weak_passwords_are_refused(sign_up_open: Entity, password: str, code: str) -> None:
    response = register(password=password)

    assert response.status_code == 400
    errors = response.json()["errors"]
    assert [(e["pointer"], e["code"]) for e in errors] == [("#/password", code)]


@pytest.fixture
def team() -> Department:
    entity = EntityFactory(email_domains=["company.example"])
    made: Department = DepartmentFactory(location=LocationFactory(entity=entity))
    return made


def choice(department: Department, location: Location | None = None) -> dict[str, int | None]:
    place = location or department.location
    return {
        "entity": department.entity_id,
        "location": place.pk if place else None,
        "department": department.pk,
    }


def test_onboarding_places_a_person_once(as_user: SignIn, team: Department, heard: Heard) -> None:
    person = UserFactory(unplaced=True)
    client = as_user(person)

    response = client.put(ONBOARDING, choice(team) | {"role": "ADMIN", "join_date": "2001-01-01"})

    assert response.status_code == 200
    assert response.json()["has_completed_onboarding"] is True
    assert response.json()["department"] == {"id": team.pk, "name": team.department_name}
    assert (response.json()["role"], response.json()["join_date"]) == ("EMPLOYEE", None)
    person.refresh_from_db()
    assert (person.entity, person.location, person.department) == (
        team.entity,
        team.location,
        team,
    )
    assert person.version == 2
    assert heard[0]["before"] == {"entity": None, "location": None, "department": None}
    entry = AuditLog.objects.get()
    assert (entry.action, entry.changes["entity"]) == ("ONBOARD", [None, team.entity.pk])

    again = client.put(ONBOARDING, choice(team))
    assert again.status_code == 409
    assert again.json()["code"] == "already_onboarded"


def test_a_department_of_the_whole_entity_goes_with_every_location(
    as_user: SignIn, team: Department
) -> None:
    whole = DepartmentFactory(entity=team.entity, location=None)

    response = as_user(UserFactory(unplaced=True)).put(ONBOARDING, choice(whole, team.location))

    assert response.status_code == 200


def _elsewhere(team: Department) -> dict[str, int | None]:
    return choice(DepartmentFactory())


def _other_location(team: Department) -> dict[str, int | None]:
    return choice(team, LocationFactory(entity=team.entity))


def _foreign_location(team: Department) -> dict[str, int | None]:
    return choice(team, LocationFactory())


def _foreign_department(team: Department) -> dict[str, int | None]:
    return choice(team) | {"department": DepartmentFactory().pk}


def _inactive(model: Any, pk_of: str) -> Callable[[Department], dict[str, int | None]]:
    def build(team: Department) -> dict[str, int | None]:
        wanted = choice(team)
        model.objects.filter(pk=wanted[pk_of]).update(is_active=False)
        return wanted

    return build


@pytest.mark.parametrize(
    ("_case", "build", "pointer", "code"),
    [
        ("an entity that does not take the domain", _elsewhere, "entity", "does_not_exist"),
        ("no such entity", lambda t: choice(t) | {"entity": 2**70}, "entity", "does_not_exist"),
        ("a location elsewhere", _foreign_location, "location", "does_not_exist"),
        ("a department elsewhere", _foreign_department, "department", "does_not_exist"),
        ("a department of another location", _other_location, "department", "other_location"),
        ("an inactive entity", _inactive(Entity, "entity"), "entity", "does_not_exist"),
        ("an inactive location", _inactive(Location, "location"), "location", "does_not_exist"),
        (
            "an inactive department",
            _inactive(Department, "department"),
            "department",
            "does_not_exist",
        ),
        ("nothing", lambda t: choice(t) | {"location": None}, "location", "null"),
    ],
)
def test_onboarding_refuses_what_does_not_go_together(
    as_user: SignIn,
    team: Department,
    _case: str,
    build: Callable[[Department], dict[str, Any]],
    pointer: str,
    code: str,
) -> None:
    person = UserFactory(unplaced=True)

    response = as_user(person).put(ONBOARDING, build(team))

    assert response.status_code == 400
    errors = response.json()["errors"]
    assert [(e["pointer"], e["code"]) for e in errors] == [(f"#/{pointer}", code)]
    person.refresh_from_db()
    assert (person.entity, person.version) == (None, 1)


def test_an_entity_set_by_hr_stays(as_user: SignIn, team: Department) -> None:
    elsewhere = DepartmentFactory()
    person = UserFactory(unplaced=True)
    User.objects.filter(pk=person.pk).update(entity=elsewhere.entity)

    assert as_user(person).put(ONBOARDING, choice(team)).status_code == 400
    assert as_user(person).put(ONBOARDING, choice(elsewhere)).status_code == 200


def test_the_profile_changes_names_alone(as_user: SignIn, heard: Heard) -> None:
    person = UserFactory(join_date="2020-01-01")
    other = UserFactory(manager=True)
    everything = {
        "id": other.pk,
        "email": "new@company.example",
        "password": "another-Lantern-42",
        "role": "ADMIN",
        "entity": other.entity.pk,
        "location": other.location.pk,
        "department": other.department.pk,
        "approver": other.pk,
        "join_date": "2001-01-01",
        "exempt_type": "NON_EXEMPT",
        "is_active": False,
        "must_change_password": True,
        "version": 99,
        "last_login": "2001-01-01T00:00:00Z",
        "created_at": "2001-01-01T00:00:00Z",
    }
    before = User.objects.values().get(pk=person.pk)

    response = as_user(person).put(PROFILE, everything | {"last_name": " King "})

    after = User.objects.values().get(pk=person.pk)
    changed = {name for name, value in after.items() if value != before[name]}
    assert response.status_code == 200
    assert changed == {"last_name", "searched", "version", "updated_at"}
    assert (after["last_name"], after["version"]) == ("King", 2)
    assert heard[0]["before"] == {"last_name": person.last_name}
    entry = AuditLog.objects.get()
    assert (entry.action, entry.changes) == ("USER_UPDATE", {})


def test_a_profile_put_that_changes_nothing_writes_nothing(as_user: SignIn) -> None:
    person = UserFactory()

    response = as_user(person).put(PROFILE, {"first_name": person.first_name})

    assert response.json()["version"] == 1
    assert AuditLog.objects.count() == 0


@pytest.mark.parametrize("name", ["", "   ", "x" * 151, "a\x00b", None])
def test_names_are_text_of_up_to_150(as_user: SignIn, name: str | None) -> None:
    assert as_user(UserFactory()).put(PROFILE, {"first_name": name}).status_code == 400
