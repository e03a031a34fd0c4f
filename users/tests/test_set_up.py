from collections.abc import Callable
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from organizations.tests.factories import EntityFactory
from users.models import User
from users.tests.conftest import Heard
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> User:
    entity = EntityFactory(email_domains=["acme.example"])
    made: User = UserFactory(hr=True, entity=entity)
    return made


@pytest.fixture
def person(hr: User) -> User:
    made: User = UserFactory(colleague_of=hr)
    return made


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True)
    return made


def url(person: User) -> str:
    return f"/api/v1/users/{person.pk}/setup/"


def place(person: User) -> dict[str, int | None]:
    return {
        "entity": person.entity_id,
        "location": person.location_id,
        "department": person.department_id,
    }


def audited() -> list[tuple[str, dict[str, Any]]]:
    return [(entry.action, entry.changes) for entry in AuditLog.objects.order_by("pk")]


def test_changes_what_it_carries_and_nothing_else(
    as_user: SignIn, hr: User, person: User, heard: Heard
) -> None:
    manager = UserFactory(manager=True)
    before = User.objects.values().get(pk=person.pk)
    unchangeable = {"email": "x@acme.example", "first_name": "X", "is_active": False, "version": 9}

    response = as_user(hr).put(
        url(person),
        {"approver": manager.pk, "join_date": "2021-01-01", "exempt_type": "NON_EXEMPT"}
        | unchangeable,
    )

    after = User.objects.values().get(pk=person.pk)
    changed = {name for name, value in after.items() if value != before[name]}
    assert response.status_code == 200
    assert response["ETag"] == '"2"'
    assert response.json()["approver"] == {"id": manager.pk, "name": manager.full_name}
    assert changed == {"approver_id", "join_date", "exempt_type", "version", "updated_at"}
    old = {"approver": None, "join_date": None, "exempt_type": "EXEMPT"}
    assert (heard[0]["before"], heard[0]["actor"]) == (old, hr)
    assert audited() == [
        (
            "USER_UPDATE",
            {
                "approver": [None, manager.pk],
                "join_date": [None, "2021-01-01"],
                "exempt_type": ["EXEMPT", "NON_EXEMPT"],
            },
        )
    ]
    assert Notification.objects.count() == 0


def test_a_role_change_is_told_and_audited_by_itself(
    as_user: SignIn, hr: User, person: User
) -> None:
    as_user(hr).put(url(person), {"role": "HR", "join_date": "2021-01-01"})

    told = Notification.objects.get()
    assert (told.user, told.notification_type, told.message) == (
        person,
        "ROLE_CHANGED",
        "You were an employee and are an HR officer now.",
    )
    assert told.params == {"old_role": "EMPLOYEE", "new_role": "HR"}
    assert audited() == [
        ("USER_UPDATE", {"join_date": [None, "2021-01-01"]}),
        ("ROLE_CHANGE", {"role": ["EMPLOYEE", "HR"]}),
    ]


def test_the_same_values_again_write_nothing(as_user: SignIn, hr: User, person: User) -> None:
    same = place(person) | {"role": "EMPLOYEE", "approver": None, "join_date": None}

    response = as_user(hr).put(url(person), same)

    assert (response.status_code, response.json()["version"]) == (200, 1)
    assert AuditLog.objects.count() == 0


def test_only_the_version_that_was_read_is_changed(as_user: SignIn, hr: User, person: User) -> None:
    client, body = as_user(hr), {"join_date": "2021-01-01"}
    client.put(url(person), {"exempt_type": "NON_EXEMPT"})

    stale = client.put(url(person), body, headers={"If-Match": '"1"'})
    fresh = client.put(url(person), body, headers={"If-Match": '"2"'})

    assert (stale.status_code, stale.json()["code"], stale.json()["version"]) == (
        412,
        "version_conflict",
        2,
    )
    assert (fresh.status_code, fresh["ETag"]) == (200, '"3"')


def test_a_repeat_answers_the_same_after_checking_rights_again(
    as_user: SignIn, hr: User, person: User
) -> None:
    client, body = as_user(hr), {"role": "MANAGER"}
    key = {"Idempotency-Key": "one"}

    first = client.put(url(person), body, headers=key)
    again = client.put(url(person), body, headers=key)
    User.objects.filter(pk=person.pk).update(role="ADMIN")
    after = client.put(url(person), body, headers=key)

    assert again["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()
    assert after.status_code == 403
    assert AuditLog.objects.count() == 1


@pytest.mark.parametrize(
    ("_case", "build", "body", "status"),
    [
        ("HR of a colleague", lambda hr: UserFactory(colleague_of=hr), {"role": "HR"}, 200),
        ("HR of HR", lambda hr: UserFactory(colleague_of=hr, hr=True), {"role": "EMPLOYEE"}, 200),
        ("grants ADMIN", lambda hr: UserFactory(colleague_of=hr), {"role": "ADMIN"}, 403),
        (
            "touches an ADMIN",
            lambda hr: UserFactory(colleague_of=hr, admin=True),
            {"exempt_type": "NON_EXEMPT"},
            403,
        ),
        ("of another entity", lambda hr: UserFactory(), {"role": "MANAGER"}, 404),
        ("of no entity", lambda hr: UserFactory(unplaced=True), {"role": "MANAGER"}, 404),
        ("own role", lambda hr: hr, {"role": "EMPLOYEE"}, 403),
        ("own join date", lambda hr: hr, {"join_date": "2001-01-01"}, 403),
        ("own class", lambda hr: hr, {"exempt_type": "NON_EXEMPT"}, 403),
        ("own role as it is", lambda hr: hr, {"role": "HR"}, 200),
    ],
)
def test_whom_hr_may_set_up(
    as_user: SignIn,
    hr: User,
    _case: str,
    build: Callable[[User], User],
    body: dict[str, Any],
    status: int,
) -> None:
    target = build(hr)
    before = User.objects.values().get(pk=target.pk)

    response = as_user(hr).put(url(target), body)

    assert response.status_code == status
    if status != 200:
        assert User.objects.values().get(pk=target.pk) == before
        assert AuditLog.objects.count() == 0


@pytest.mark.parametrize("traits", [{}, {"manager": True}])
def test_employees_and_managers_set_up_nobody(
    as_user: SignIn, person: User, traits: dict[str, Any]
) -> None:
    response = as_user(UserFactory(colleague_of=person, **traits)).put(url(person), {})

    assert response.status_code == 403


def test_nobody_changes_their_own_approver(as_user: SignIn, hr: User, admin: User) -> None:
    manager = UserFactory(manager=True)

    for caller in (hr, admin):
        assert as_user(caller).put(url(caller), {"approver": manager.pk}).status_code == 403
        assert as_user(caller).put(url(caller), {"approver": None}).status_code == 200
    assert as_user(admin).put(url(admin), {"role": "EMPLOYEE"}).status_code == 403


def test_an_approver_is_an_active_manager_or_above_and_somebody_else(
    as_user: SignIn, hr: User, person: User
) -> None:
    client = as_user(hr)
    User.objects.filter(pk=person.pk).update(role="MANAGER")
    elsewhere = UserFactory(manager=True)
    refused: list[User] = [UserFactory(), UserFactory(manager=True, is_active=False), person]

    for approver in refused:
        response = client.put(url(person), {"approver": approver.pk})
        assert response.status_code == 400
        assert response.json()["errors"] == [
            {
                "pointer": "#/approver",
                "code": "does_not_exist",
                "detail": "There is nothing with this id that you may choose.",
            }
        ]
    assert client.put(url(person), {"approver": elsewhere.pk}).status_code == 200
    User.objects.filter(pk=elsewhere.pk).update(is_active=False)
    unchanged = {"approver": elsewhere.pk, "join_date": "2021-01-01"}
    assert client.put(url(person), unchanged).status_code == 200


def test_an_administrator_demotes_another(as_user: SignIn, admin: User) -> None:
    other = UserFactory(admin=True)

    assert as_user(admin).put(url(other), {"role": "HR"}).json()["role"] == "HR"


def test_a_demotion_counts_from_the_next_request(as_user: SignIn, admin: User, hr: User) -> None:
    client = as_user(hr)
    assert client.get("/api/v1/users/").status_code == 200

    as_user(admin).put(url(hr), {"role": "EMPLOYEE"})

    assert client.get("/api/v1/users/").status_code == 403
    assert client.get("/api/v1/auth/me/").status_code == 200
