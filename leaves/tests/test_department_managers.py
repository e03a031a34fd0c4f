"""Managers of departments: named, removed, and whose turn that moves."""

from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest
from leaves.tests.factories import submit
from organizations.models import DepartmentManager
from organizations.tests.answers import body, field_errors
from organizations.tests.factories import DepartmentFactory, DepartmentManagerFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/organizations/managers/"


@pytest.fixture
def member() -> User:
    """Of a department, without an approver."""
    made: User = UserFactory()
    return made


@pytest.fixture
def hr(member: User) -> User:
    made: User = UserFactory(colleague_of=member, hr=True)
    return made


@pytest.fixture
def manager(member: User) -> User:
    made: User = UserFactory(colleague_of=member, manager=True)
    return made


def told_of_turns() -> dict[int, bool]:
    """Who was told that somebody else decides now, and whether it is them."""
    rows = Notification.objects.filter(notification_type="TURN_MOVED")
    return {row.user_id: row.params["is_yours"] for row in rows}


def turns_of(*people: User) -> list[bool]:
    return [LeaveRequest.objects.awaiting(person).exists() for person in people]


def test_a_named_manager_takes_the_turn_over_from_hr(
    as_user: SignIn, member: User, hr: User, manager: User
) -> None:
    leave = submit(member)
    other_hr = UserFactory(colleague_of=member, hr=True)
    assert turns_of(manager, other_hr) == [False, True]

    made = body(
        as_user(hr).post(URL, {"department": member.department_id, "user": manager.pk}), 201
    )

    link = DepartmentManager.objects.get()
    assert made.pop("created_at").endswith("Z")
    assert made == {
        "id": link.pk,
        "department": {"id": member.department_id, "name": str(member.department)},
        "user": {"id": manager.pk, "name": manager.full_name},
    }
    assert turns_of(manager, other_hr) == [True, False]
    # Old and new deciders and the person; HR did it and is not told of it.
    assert told_of_turns() == {manager.pk: True, other_hr.pk: False, member.pk: False}
    told = Notification.objects.get(user=manager, notification_type="TURN_MOVED")
    assert told.related_object_id == leave.pk
    entry = AuditLog.objects.get(action="ORGANIZATION_CHANGE")
    assert (entry.actor_id, entry.entity_id) == (hr.pk, member.entity_id)
    assert entry.target_label == f"Department #{member.department_id} {member.department}"
    assert entry.changes == {"manager": [None, manager.pk]}


def test_a_removed_manager_gives_the_turn_back(
    as_user: SignIn, member: User, hr: User, manager: User
) -> None:
    link = DepartmentManagerFactory(department=member.department, user=manager)
    submit(member)

    response = as_user(hr).delete(f"{URL}{link.pk}/")

    assert (response.status_code, response.content) == (204, b"")
    assert DepartmentManager.objects.exists() is False
    assert turns_of(manager, hr) == [False, True]
    assert told_of_turns() == {manager.pk: False, member.pk: False}
    entry = AuditLog.objects.get(action="ORGANIZATION_CHANGE")
    assert (entry.target_id, entry.changes) == (
        member.department_id,
        {"manager": [manager.pk, None]},
    )
    assert as_user(hr).delete(f"{URL}{link.pk}/").status_code == 404


def test_turns_that_stay_are_told_to_nobody(
    as_user: SignIn, member: User, hr: User, manager: User
) -> None:
    with_approver = UserFactory(colleague_of=member, approver=manager)
    elsewhere = UserFactory(entity=member.entity)
    deputy = UserFactory(colleague_of=member, manager=True)
    for someone in (with_approver, elsewhere):
        submit(someone)
    client = as_user(hr)

    made = client.post(URL, {"department": member.department_id, "user": deputy.pk}).json()
    client.delete(f"{URL}{made['id']}/")

    assert told_of_turns() == {}


def test_a_second_manager_shares_the_turn(
    as_user: SignIn, member: User, hr: User, manager: User
) -> None:
    DepartmentManagerFactory(department=member.department, user=manager)
    deputy = UserFactory(colleague_of=member, manager=True)
    submit(member)

    as_user(hr).post(URL, {"department": member.department_id, "user": deputy.pk})

    assert turns_of(manager, deputy) == [True, True]
    assert told_of_turns() == {manager.pk: True, deputy.pk: True, member.pk: False}


def test_a_link_is_made_once(as_user: SignIn, member: User, hr: User, manager: User) -> None:
    sent = {"department": member.department_id, "user": manager.pk}
    client = as_user(hr)
    body(client.post(URL, sent), 201)

    again = client.post(URL, sent)

    assert field_errors(again) == {"#/user": "unique"}
    assert AuditLog.objects.count() == 1


def test_a_repeated_command_answers_the_same(
    as_user: SignIn, member: User, hr: User, manager: User
) -> None:
    sent = {"department": member.department_id, "user": manager.pk}
    client = as_user(hr)
    first = client.post(URL, sent, headers={"Idempotency-Key": "a"})
    removals = [
        client.delete(f"{URL}{first.json()['id']}/", headers={"Idempotency-Key": "b"})
        for _ in range(2)
    ]

    again = client.post(URL, sent, headers={"Idempotency-Key": "a"})

    assert (again.status_code, again.json()) == (201, first.json())
    assert [answer.status_code for answer in removals] == [204, 204]
    assert AuditLog.objects.count() == 2


@pytest.mark.parametrize(
    ("_case", "facts"),
    [
        ("an employee", {}),
        ("inactive", {"manager": True, "is_active": False}),
    ],
)
def test_who_cannot_be_a_manager(
    as_user: SignIn, member: User, hr: User, _case: str, facts: dict[str, Any]
) -> None:
    person = UserFactory(colleague_of=member, **facts)

    for caller in (hr, UserFactory(admin=True)):
        answer = as_user(caller).post(URL, {"department": member.department_id, "user": person.pk})
        assert field_errors(answer) == {"#/user": "does_not_exist"}
    assert DepartmentManager.objects.exists() is False


def test_hr_names_people_of_their_company_and_admin_anybody(
    as_user: SignIn, member: User, hr: User
) -> None:
    stranger = UserFactory(manager=True)
    sent = {"department": member.department_id, "user": stranger.pk}

    assert field_errors(as_user(hr).post(URL, sent)) == {"#/user": "does_not_exist"}
    body(as_user(UserFactory(admin=True)).post(URL, sent), 201)


def test_departments_one_cannot_name(
    as_user: SignIn, member: User, hr: User, manager: User
) -> None:
    closed = DepartmentFactory(entity=member.entity, location=None, is_active=False)
    client = as_user(hr)

    for pk in (closed.pk, DepartmentFactory().pk, 10**9):
        answer = client.post(URL, {"department": pk, "user": manager.pk})
        assert field_errors(answer) == {"#/department": "does_not_exist"}
    assert field_errors(client.post(URL, {})) == {
        "#/department": "required",
        "#/user": "required",
    }
    assert DepartmentManager.objects.exists() is False


@pytest.mark.parametrize(
    ("role", "own", "statuses"),
    [
        ("EMPLOYEE", True, (403, 403)),
        ("MANAGER", True, (403, 403)),
        ("HR", True, (201, 204)),
        ("HR", False, (400, 404)),
        ("ADMIN", False, (201, 204)),
    ],
)
def test_who_names_and_removes_managers(
    as_user: SignIn, manager: User, role: str, own: bool, statuses: tuple[int, int]
) -> None:
    caller = UserFactory(role=role, **({"colleague_of": manager} if own else {}))
    link = DepartmentManagerFactory(department=manager.department)
    client = as_user(caller)

    posted = client.post(URL, {"department": manager.department_id, "user": manager.pk})
    removed = client.delete(f"{URL}{link.pk}/")

    assert (posted.status_code, removed.status_code) == statuses
    left = set(DepartmentManager.objects.values_list("user_id", flat=True))
    assert left == ({manager.pk} if statuses == (201, 204) else {link.user_id})
