"""When a person changes, requests go to the next decider and those concerned are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from conftest import SignIn
from core.models import Notification
from leaves.models import LeaveRequest
from leaves.tests.factories import submit
from organizations.tests.factories import DepartmentFactory, DepartmentManagerFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
USERS, APPROVALS = "/api/v1/users/", "/api/v1/leaves/approvals/"


@dataclass
class Team:
    """A person whose approver is to decide, and those who decide when the approver cannot."""

    person: User
    approver: User
    lead: User
    hr: User
    leave: LeaveRequest


@pytest.fixture
def team() -> Team:
    person = UserFactory(with_approver=True)
    lead = DepartmentManagerFactory(department=person.department).user
    hr = UserFactory(colleague_of=person, hr=True)
    made = Team(person, person.approver, lead, hr, submit(person))
    Notification.objects.all().delete()
    return made


def told() -> dict[int, bool]:
    """Whom a moved turn was told, and whether it is theirs now; nothing else was told."""
    moved = Notification.objects.exclude(notification_type__in=["ROLE_CHANGED"])
    assert set(moved.values_list("notification_type", flat=True)) <= {"TURN_MOVED"}
    pairs = list(moved.values_list("user", "params__is_yours"))
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


def awaited(as_user: SignIn, decider: User) -> list[int]:
    response = as_user(decider).get(APPROVALS)
    assert response.status_code == 200
    return [row["id"] for row in response.json()["results"]]


def test_the_approver_leaves(as_user: SignIn, team: Team) -> None:
    old = as_user(team.approver)
    assert [row["id"] for row in old.get(APPROVALS).json()["results"]] == [team.leave.pk]

    response = as_user(team.hr).delete(f"{USERS}{team.approver.pk}/")

    assert response.json()["cancelled"] == {"pending": 0, "approved_future": 0}
    assert told() == {team.approver.pk: False, team.lead.pk: True, team.person.pk: False}
    assert awaited(as_user, team.lead) == [team.leave.pk]
    assert old.get(APPROVALS).status_code == 401
    team.leave.refresh_from_db()
    assert (team.leave.status, team.leave.version) == ("PENDING", 1)


def test_the_approver_comes_back(as_user: SignIn, team: Team) -> None:
    as_user(team.hr).delete(f"{USERS}{team.approver.pk}/")
    Notification.objects.all().delete()

    as_user(team.hr).put(f"{USERS}{team.approver.pk}/reactivate/")

    assert told() == {team.approver.pk: True, team.lead.pk: False, team.person.pk: False}
    assert awaited(as_user, team.approver) == [team.leave.pk]
    assert awaited(as_user, team.lead) == []


def test_the_approver_is_demoted(as_user: SignIn, team: Team) -> None:
    as_user(team.hr).put(f"{USERS}{team.approver.pk}/setup/", {"role": "EMPLOYEE"})

    assert told() == {team.approver.pk: False, team.lead.pk: True, team.person.pk: False}
    assert awaited(as_user, team.lead) == [team.leave.pk]
    assert as_user(team.approver).get(APPROVALS).status_code == 403


def test_the_person_gets_another_approver(as_user: SignIn, team: Team) -> None:
    other = UserFactory(manager=True)

    as_user(team.hr).put(f"{USERS}{team.person.pk}/setup/", {"approver": other.pk})

    assert told() == {team.approver.pk: False, other.pk: True, team.person.pk: False}
    assert awaited(as_user, other) == [team.leave.pk]
    assert awaited(as_user, team.approver) == []


def test_whoever_moves_it_is_not_told(as_user: SignIn, team: Team) -> None:
    as_user(team.hr).put(f"{USERS}{team.person.pk}/setup/", {"approver": team.hr.pk})

    assert told() == {team.approver.pk: False, team.person.pk: False}
    assert awaited(as_user, team.hr) == [team.leave.pk]


def test_without_an_approver_the_turn_follows_the_department(as_user: SignIn, team: Team) -> None:
    User.objects.filter(pk=team.person.pk).update(approver=None)
    elsewhere = DepartmentFactory(location=team.person.location)
    new = DepartmentManagerFactory(department=elsewhere).user

    as_user(team.hr).put(f"{USERS}{team.person.pk}/setup/", {"department": elsewhere.pk})

    assert told() == {team.lead.pk: False, new.pk: True, team.person.pk: False}
    assert awaited(as_user, new) == [team.leave.pk]
    assert awaited(as_user, team.lead) == []


def test_with_an_approver_another_department_moves_no_turn(as_user: SignIn, team: Team) -> None:
    elsewhere = DepartmentFactory(location=team.person.location)
    DepartmentManagerFactory(department=elsewhere)

    as_user(team.hr).put(f"{USERS}{team.person.pk}/setup/", {"department": elsewhere.pk})

    assert told() == {}
    assert awaited(as_user, team.approver) == [team.leave.pk]


@pytest.mark.parametrize(
    ("_case", "body"),
    [("a new role", {"role": "EMPLOYEE"}), ("left", None)],
)
def test_the_turn_falls_as_far_as_it_must(
    as_user: SignIn,
    team: Team,
    _case: str,
    body: dict[str, Any] | None,
) -> None:
    admin = UserFactory(admin=True)
    client = as_user(admin)

    def lose(who: User) -> None:
        path = f"{USERS}{who.pk}/"
        response = client.delete(path) if body is None else client.put(f"{path}setup/", body)
        assert response.status_code == 200

    lose(team.approver)
    assert awaited(as_user, team.lead) == [team.leave.pk]
    lose(team.lead)
    assert awaited(as_user, team.hr) == [team.leave.pk]
    lose(team.hr)
    assert awaited(as_user, admin) == [team.leave.pk]
    notes = Notification.objects.filter(user=team.person, notification_type="TURN_MOVED")
    assert notes.count() == 3


def test_the_persons_own_leave_ends_while_that_of_their_people_moves(
    as_user: SignIn, team: Team
) -> None:
    own = submit(team.approver, date(2026, 3, 9))
    Notification.objects.all().delete()

    answer = as_user(team.hr).delete(f"{USERS}{team.approver.pk}/").json()["cancelled"]

    assert answer == {"pending": 1, "approved_future": 0}
    states = dict(LeaveRequest.objects.values_list("pk", "status"))
    assert states == {own.pk: "CANCELLED", team.leave.pk: "PENDING"}
    kinds = Notification.objects.filter(user=team.lead).order_by("pk")
    assert list(kinds.values_list("notification_type", "related_object_id")) == [
        ("LEAVE_CANCELLED", own.pk),
        ("TURN_MOVED", team.leave.pk),
    ]


@pytest.mark.parametrize(("role", "is_theirs"), [("HR", True), ("MANAGER", False)])
def test_somebody_new_is_the_next(as_user: SignIn, role: str, is_theirs: bool) -> None:
    person, admins = UserFactory(), UserFactory.create_batch(2, admin=True)
    leave = submit(person)
    Notification.objects.all().delete()
    body = {
        "email": "new@acme.example",
        "first_name": "Grace",
        "last_name": "Hopper",
        "role": role,
        "entity": person.entity_id,
    }

    new = as_user(admins[0]).post(f"{USERS}create/", body).json()["id"]

    assert told() == ({admins[1].pk: False, new: True, person.pk: False} if is_theirs else {})
    theirs = LeaveRequest.objects.awaiting(User.objects.get(pk=new))
    assert list(theirs) == ([leave] if is_theirs else [])


@pytest.mark.parametrize("role", ["HR", "ADMIN"])
def test_one_who_is_promoted_is_the_next(as_user: SignIn, role: str) -> None:
    person, admins = UserFactory(), UserFactory.create_batch(2, admin=True)
    chosen = UserFactory(colleague_of=person)
    leave = submit(person)
    Notification.objects.all().delete()

    as_user(admins[0]).put(f"{USERS}{chosen.pk}/setup/", {"role": role})

    # ADMIN joins those who decide; HR comes before them.
    assert told() == {admins[1].pk: role == "ADMIN", chosen.pk: True, person.pk: False}
    chosen.refresh_from_db()
    assert list(LeaveRequest.objects.awaiting(chosen)) == [leave]


@pytest.mark.parametrize(
    "act",
    [
        lambda client, approver: client.put(f"{USERS}{approver.pk}/", {"first_name": "Grace"}),
        lambda client, approver: client.put(f"{USERS}{approver.pk}/setup/", {"role": "HR"}),
        lambda client, approver: client.delete(f"{USERS}{approver.pk}/?dry_run=true"),
        lambda client, approver: client.post(f"{USERS}{approver.pk}/reset-password/"),
    ],
)
def test_what_moves_no_turn_tells_nobody(
    as_user: SignIn,
    team: Team,
    act: Callable[[Any, User], Any],
) -> None:
    assert act(as_user(team.hr), team.approver).status_code == 200

    assert told() == {}
