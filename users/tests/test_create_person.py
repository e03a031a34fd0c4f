from collections.abc import Callable
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, IdempotencyKey
from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.models import User
from users.tests.conftest import Heard
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/users/create/"
# In small letters each of these takes two characters.
LONG = "g@" + ".".join(["\u0130" * 10] * 12) + ".example"
GRACE = {"email": "Grace@Acme.Example", "first_name": "Grace", "last_name": "Hopper"}


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


def place(person: User) -> dict[str, int | None]:
    return {
        "entity": person.entity_id,
        "location": person.location_id,
        "department": person.department_id,
    }


def test_hr_adds_a_colleague_who_must_change_the_password(
    as_user: SignIn, hr: User, heard: Heard
) -> None:
    manager = UserFactory(manager=True)
    setup = place(hr) | {
        "role": "MANAGER",
        "approver": manager.pk,
        "join_date": "2026-03-01",
        "exempt_type": "NON_EXEMPT",
        "is_active": False,
        "password": "chosen-By-hr-44",
    }

    response = as_user(hr).post(URL, GRACE | setup)

    person = User.objects.get(email="grace@acme.example")
    body = response.json()
    assert response.status_code == 201
    assert response["ETag"] == '"1"'
    assert len(body["password"]) == 16
    assert person.check_password(body["password"])
    assert (person.role, person.approver, str(person.join_date), person.exempt_type) == (
        "MANAGER",
        manager,
        "2026-03-01",
        "NON_EXEMPT",
    )
    assert (person.entity, person.location, person.department) == (
        hr.entity,
        hr.location,
        hr.department,
    )
    assert (person.is_active, person.must_change_password) == (True, True)
    assert (heard[0]["person"], heard[0]["before"], heard[0]["actor"]) == (person, None, hr)
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor, entry.entity) == ("USER_CREATE", hr, hr.entity)
    assert entry.changes["role"] == [None, "MANAGER"]
    assert entry.changes["join_date"] == [None, "2026-03-01"]
    assert "email" not in entry.changes


def test_the_password_is_random_and_never_stored_for_replay(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)

    made = [
        client.post(URL, GRACE | {"email": email}, headers={"Idempotency-Key": "k"})
        for email in ("a@acme.example", "b@acme.example")
    ]

    assert made[0].json()["password"] != made[1].json()["password"]
    assert IdempotencyKey.objects.count() == 0


def test_hr_creates_in_their_own_entity_without_saying_so(as_user: SignIn, hr: User) -> None:
    body = as_user(hr).post(URL, GRACE).json()

    assert body["entity"] == {"id": hr.entity_id, "name": str(hr.entity)}
    assert (body["role"], body["has_completed_onboarding"]) == ("EMPLOYEE", False)


def test_admin_creates_anywhere(as_user: SignIn, hr: User) -> None:
    admin = UserFactory(admin=True)
    client = as_user(admin)

    placed = client.post(URL, GRACE | place(hr) | {"role": "ADMIN"})
    rootless = client.post(URL, GRACE | {"email": "b@acme.example"})

    assert placed.json()["entity"]["id"] == hr.entity_id
    assert rootless.json()["entity"] is None
    entities = {entry.target_id: entry.entity for entry in AuditLog.objects.all()}
    assert entities == {placed.json()["id"]: hr.entity, rootless.json()["id"]: admin.entity}


@pytest.mark.parametrize("traits", [{}, {"manager": True}])
def test_others_may_not(as_user: SignIn, traits: dict[str, Any]) -> None:
    assert as_user(UserFactory(**traits)).post(URL, GRACE).status_code == 403
    assert User.objects.count() == 1


def test_nobody_grants_a_role_above_their_own(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)

    refused = client.post(URL, GRACE | {"role": "ADMIN"})

    assert refused.status_code == 403
    assert refused.json()["code"] == "permission_denied"
    assert client.post(URL, GRACE | {"role": "HR"}).status_code == 201


def test_an_address_is_taken_once_in_whatever_case(as_user: SignIn, hr: User) -> None:
    UserFactory(email="grace@acme.example")

    response = as_user(hr).post(URL, GRACE)

    assert response.status_code == 400
    errors = response.json()["errors"]
    assert [(e["pointer"], e["code"]) for e in errors] == [("#/email", "unique")]
    assert AuditLog.objects.count() == 0


def _inactive_location(hr: User) -> dict[str, Any]:
    return {"location": LocationFactory(entity=hr.entity, is_active=False).pk}


def _tied_elsewhere(hr: User) -> dict[str, Any]:
    return place(hr) | {"department": DepartmentFactory(entity=hr.entity).pk}


@pytest.mark.parametrize(
    ("_case", "wanted", "pointer", "code"),
    [
        ("another entity", lambda hr: {"entity": EntityFactory().pk}, "entity", "does_not_exist"),
        ("no entity", lambda hr: {"entity": None}, "entity", "null"),
        ("a foreign location", lambda hr: place(UserFactory()), "entity", "does_not_exist"),
        ("an inactive location", _inactive_location, "location", "does_not_exist"),
        ("a department of another location", _tied_elsewhere, "department", "other_location"),
        (
            "an approver who is an employee",
            lambda hr: {"approver": UserFactory().pk},
            "approver",
            "does_not_exist",
        ),
        (
            "an inactive approver",
            lambda hr: {"approver": UserFactory(manager=True, is_active=False).pk},
            "approver",
            "does_not_exist",
        ),
        ("no such approver", lambda hr: {"approver": 999_999}, "approver", "does_not_exist"),
        ("an unknown role", lambda hr: {"role": "KING"}, "role", "invalid_choice"),
        ("a date that is none", lambda hr: {"join_date": "2026-02-30"}, "join_date", "invalid"),
        ("no address", lambda hr: {"email": "grace"}, "email", "invalid"),
        ("too long in small letters", lambda hr: {"email": LONG}, "email", "max_length"),
        ("no name", lambda hr: {"last_name": " "}, "last_name", "blank"),
    ],
)
def test_refusals_name_the_field(
    as_user: SignIn,
    hr: User,
    _case: str,
    wanted: Callable[[User], dict[str, Any]],
    pointer: str,
    code: str,
) -> None:
    response = as_user(hr).post(URL, GRACE | wanted(hr))

    assert response.status_code == 400
    errors = response.json()["errors"]
    assert [(e["pointer"], e["code"]) for e in errors] == [(f"#/{pointer}", code)]
    assert User.objects.filter(email="grace@acme.example").exists() is False
