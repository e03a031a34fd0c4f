"""Somebody leaves, or loses a right, while leave is filed and decided, on real connections."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from conftest import TEST_NOW, SignIn
from core.errors import InvalidInputError, NotAllowedError
from core.models import Notification
from leaves.authority import Authority
from leaves.models import LeaveRequest
from leaves.services.approval import approve
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import submit, vacation
from leaves.tests.races import at_once, waits_for
from organizations.tests.factories import DepartmentFactory, DepartmentManagerFactory
from users.models import User
from users.services import activity, management
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTS = "/api/v1/leaves/requests/"
DAYS = [date(2026, 3, day) for day in (9, 10, 11, 12, 13, 16)]


def account(person: User) -> str:
    return f"/api/v1/users/{person.pk}/"


def bring_back(officer: Any, person: User) -> None:
    assert officer.put(f"{account(person)}reactivate/").status_code == 200


def test_a_person_is_deactivated_while_their_leave_is_approved(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    boss, officer = as_user(approver), as_user(hr)

    for day in DAYS:
        leave = submit(person, day)
        approval, leaving = at_once(
            [
                partial(boss.put, f"{REQUESTS}{leave.pk}/approve/", {}),
                partial(officer.delete, account(person)),
            ]
        )

        assert leaving.status_code == 200
        assert approval.status_code in {200, 409}
        if approval.status_code == 409:
            assert approval.json()["state"] == "CANCELLED"
        leave.refresh_from_db()
        assert (leave.status, leave.cancelled_by) == ("CANCELLED", hr)
        assert_books_agree()
        bring_back(officer, person)


def test_an_approver_is_deactivated_while_they_approve(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    officer = as_user(hr)

    for day in DAYS:
        leave, boss = submit(person, day), as_user(approver)
        approval, leaving = at_once(
            [
                partial(boss.put, f"{REQUESTS}{leave.pk}/approve/", {}),
                partial(officer.delete, account(approver)),
            ]
        )

        assert leaving.status_code == 200
        assert approval.status_code in {200, 401, 403, 404}
        leave.refresh_from_db()
        assert leave.status == ("APPROVED" if approval.status_code == 200 else "PENDING")
        assert boss.get("/api/v1/auth/me/").status_code == 401
        assert_books_agree()
        bring_back(officer, approver)


def test_a_person_is_deactivated_while_they_ask_for_leave(
    as_user: SignIn, person: User, hr: User
) -> None:
    officer = as_user(hr)
    vacation()

    for day in DAYS:
        owner = as_user(person)
        sent = {"category": vacation().pk, "start_date": str(day), "end_date": str(day)}
        submission, leaving = at_once(
            [partial(owner.post, REQUESTS, sent), partial(officer.delete, account(person))]
        )

        assert leaving.status_code == 200
        assert submission.status_code in {201, 400, 401}
        assert LeaveRequest.objects.live().count() == 0
        assert_books_agree()
        bring_back(officer, person)


def test_whoever_was_deactivated_a_moment_ago_asks_for_nothing(person: User) -> None:
    """The answer of the login came before the deactivation, the row lock after it."""
    User.objects.filter(pk=person.pk).update(is_active=False)

    with pytest.raises(InvalidInputError, match="deactivated"):
        submit(person)

    assert LeaveRequest.objects.count() == 0


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": "MANAGER"}])
def test_whoever_lost_the_right_a_moment_ago_decides_nothing(
    person: User, hr: User, change: dict[str, Any]
) -> None:
    """The answer of the login came before the change, the lock on who can decide after it."""
    leave, decider = submit(person), Authority(hr)
    User.objects.filter(pk=hr.pk).update(**change)

    with pytest.raises(NotAllowedError), transaction.atomic():
        approve(leave=leave, decider=decider, now=TEST_NOW)

    leave.refresh_from_db()
    assert leave.status == "PENDING"


@pytest.mark.parametrize("fact", ["department", "approver"])
def test_a_move_and_the_loss_of_who_would_decide_wait_for_each_other(
    person: User, approver: User, hr: User, fact: str
) -> None:
    """Else each would judge whose turn it is by what the other is just changing."""
    elsewhere = DepartmentFactory(location=person.location)
    successor = UserFactory(manager=True, colleague_of=person)
    facts: dict[str, tuple[User, int]] = {
        "department": (approver, elsewhere.pk),
        "approver": (successor, successor.pk),
    }
    loser, value = facts[fact]

    def move() -> object:
        return management.set_up_person(
            actor=hr, person_id=person.pk, values={fact: value}, now=TEST_NOW
        )

    def lose() -> object:
        return activity.deactivate(actor=hr, person_id=loser.pk, now=TEST_NOW)

    assert waits_for(move, lose) is True
    assert waits_for(lose, move) is True


def test_the_new_departments_manager_hears_of_the_turn_when_the_approver_leaves_meanwhile(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    officer, admin = as_user(hr), as_user(UserFactory(admin=True))
    submit(person)

    for _ in DAYS:
        elsewhere = DepartmentFactory(location=person.location)
        lead = DepartmentManagerFactory(department=elsewhere).user
        moved, left = at_once(
            [
                partial(officer.put, f"{account(person)}setup/", {"department": elsewhere.pk}),
                partial(admin.delete, account(approver)),
            ]
        )

        assert (moved.status_code, left.status_code) == (200, 200)
        told = Notification.objects.filter(user=lead, notification_type="TURN_MOVED")
        assert list(told.values_list("params__is_yours", flat=True)) == [True]
        bring_back(officer, approver)
