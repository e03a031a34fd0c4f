"""Names and e-mail of others, written by HR and ADMIN."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog
from users.models import User
from users.tests.conftest import Heard
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


def url(person: User) -> str:
    return f"/api/v1/users/{person.pk}/"


def test_changes_names_and_email_and_nothing_else(as_user: SignIn, hr: User, heard: Heard) -> None:
    person = UserFactory(colleague_of=hr)
    before = User.objects.values().get(pk=person.pk)
    own = {"email": " Grace@Acme.example ", "first_name": " Grace ", "last_name": "Hopper"}
    others = {
        "role": "ADMIN",
        "entity": None,
        "location": None,
        "department": None,
        "approver": hr.pk,
        "join_date": "2001-01-01",
        "exempt_type": "NON_EXEMPT",
        "is_active": False,
        "must_change_password": True,
        "password": "x",
        "version": 9,
        "id": 1,
        "created_at": "2001-01-01T00:00:00Z",
        "last_login": "2001-01-01T00:00:00Z",
    }

    response = as_user(hr).put(url(person), own | others)

    after = User.objects.values().get(pk=person.pk)
    changed = {name: value for name, value in after.items() if value != before[name]}
    assert (response.status_code, response["ETag"]) == (200, '"2"')
    assert changed.keys() == {*own, "searched", "version", "updated_at"}
    assert [changed[name] for name in own] == ["grace@acme.example", "Grace", "Hopper"]
    assert response.json()["email"] == "grace@acme.example"
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor, entry.target_id) == ("USER_UPDATE", hr, person.pk)
    assert entry.changes == {}
    assert heard[0]["before"].keys() == own.keys()


def test_the_same_again_writes_nothing(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr)

    response = as_user(hr).put(url(person), {"email": person.email.upper()})

    assert (response.status_code, response.json()["version"]) == (200, 1)
    assert AuditLog.objects.count() == 0


def test_only_the_version_that_was_read(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr)
    client = as_user(hr)

    stale = client.put(url(person), {"first_name": "Grace"}, headers={"If-Match": '"7"'})
    fresh = client.put(url(person), {"first_name": "Grace"}, headers={"If-Match": '"1"'})

    assert (stale.status_code, stale.json()["version"]) == (412, 1)
    assert (fresh.status_code, fresh.json()["first_name"]) == (200, "Grace")


def test_a_repeat_changes_nothing_and_asks_for_rights_again(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr)
    client, key = as_user(hr), {"Idempotency-Key": "one"}

    first = client.put(url(person), {"first_name": "Grace"}, headers=key)
    again = client.put(url(person), {"first_name": "Grace"}, headers=key)
    User.objects.filter(pk=person.pk).update(role="ADMIN")
    after = client.put(url(person), {"first_name": "Grace"}, headers=key)

    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")
    assert after.status_code == 403
    assert AuditLog.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"email": "taken@acme.example"}, "#/email", "unique"),
        ({"email": "TAKEN@acme.example"}, "#/email", "unique"),
        ({"email": "nobody"}, "#/email", "invalid"),
        ({"email": ""}, "#/email", "blank"),
        ({"email": None}, "#/email", "null"),
        ({"first_name": "  "}, "#/first_name", "blank"),
        ({"last_name": "x" * 151}, "#/last_name", "max_length"),
        ({"last_name": "a\x00b"}, "#/last_name", "null_characters_not_allowed"),
    ],
)
def test_what_is_not_a_name_or_an_address(
    as_user: SignIn, hr: User, body: dict[str, Any], pointer: str, code: str
) -> None:
    UserFactory(email="taken@acme.example")
    person = UserFactory(colleague_of=hr)

    response = as_user(hr).put(url(person), body)

    assert response.status_code == 400
    found = [(error["pointer"], error["code"]) for error in response.json()["errors"]]
    assert found == [(pointer, code)]
    assert AuditLog.objects.count() == 0


@pytest.mark.parametrize(
    ("_case", "caller", "build", "status"),
    [
        ("HR of a colleague", "hr", lambda hr: UserFactory(colleague_of=hr), 200),
        ("HR of one who left", "hr", lambda hr: UserFactory(colleague_of=hr, is_active=False), 200),
        ("HR of HR", "hr", lambda hr: UserFactory(colleague_of=hr, hr=True), 200),
        ("HR of themselves", "hr", lambda hr: hr, 200),
        ("HR of an ADMIN", "hr", lambda hr: UserFactory(colleague_of=hr, admin=True), 403),
        ("HR of one elsewhere", "hr", lambda hr: UserFactory(), 404),
        ("ADMIN of anybody", "admin", lambda hr: UserFactory(), 200),
        ("ADMIN of nobody's", "admin", lambda hr: UserFactory(unplaced=True), 200),
        ("MANAGER", "manager", lambda hr: UserFactory(colleague_of=hr), 403),
        ("EMPLOYEE", "employee", lambda hr: UserFactory(colleague_of=hr), 403),
    ],
)
def test_who_changes_whom(
    as_user: SignIn, hr: User, _case: str, caller: str, build: Callable[[User], User], status: int
) -> None:
    callers: dict[str, Callable[[], User]] = {
        "hr": lambda: hr,
        "admin": lambda: UserFactory(admin=True),
        "manager": lambda: UserFactory(colleague_of=hr, manager=True),
        "employee": lambda: UserFactory(colleague_of=hr),
    }
    person = build(hr)
    before = User.objects.values().get(pk=person.pk)

    response = as_user(callers[caller]()).put(url(person), {"first_name": "Grace"})

    assert response.status_code == status
    after = User.objects.values().get(pk=person.pk)
    assert (after["first_name"] == "Grace") is (status == 200)
    assert (after == before) is (status != 200)


def test_hr_takes_a_newcomer_in_before_correcting_their_name(as_user: SignIn) -> None:
    hr = UserFactory(hr=True)
    hr.entity.email_domains = ["acme.example"]
    hr.entity.save()
    newcomer = UserFactory(unplaced=True, email="x@acme.example")

    assert as_user(hr).put(url(newcomer), {"first_name": "Grace"}).status_code == 403


def test_they_sign_in_with_the_new_address_and_the_old_password(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr, email="old@acme.example")
    as_user(hr).put(url(person), {"email": "new@acme.example"})
    body = {"password": "quiet-Lantern-42"}

    old = as_user(hr).post("/api/v1/auth/login/", body | {"email": "old@acme.example"})
    new = as_user(hr).post("/api/v1/auth/login/", body | {"email": "New@acme.example"})

    assert (old.status_code, new.status_code) == (401, 200)
