"""A turn that moved without those concerned knowing is reported."""

from datetime import timedelta

import pytest

from core.models import Notification
from leaves.tests.factories import TEST_NOW, submit
from leaves.tests.invariants.planting import approver_of, broken, hr_of, plant, set_up
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(person: User) -> User:
    """Whose turn it is since HR made them the approver."""
    made: User = UserFactory(colleague_of=person, manager=True)
    submit(person)
    set_up(person, hr_of(person), approver=made.pk)
    return made


def moved(person: User) -> Notification:
    return Notification.objects.get(notification_type="TURN_MOVED", user=person)


def test_a_turn_that_moved_breaks_nothing(person: User, successor: User) -> None:
    assert moved(successor).params["is_yours"] is True
    assert broken() == []


def test_a_new_decider_who_was_not_told(person: User, successor: User) -> None:
    moved(successor).delete()

    assert broken() == ["turn_told"]


def test_an_owner_who_was_not_told_who_decides_now(person: User, successor: User) -> None:
    moved(person).delete()

    assert broken() == ["moved_turn_told"]


def test_who_moved_the_turn_to_themselves_knows_it(person: User) -> None:
    submit(person)

    set_up(person, hr_of(person), approver=hr_of(person).pk)

    assert not Notification.objects.filter(user=hr_of(person)).exists()
    assert broken() == []


@pytest.mark.parametrize(("level", "gone"), [("HR", ["MANAGER"]), ("ADMIN", ["MANAGER", "HR"])])
def test_a_turn_that_fell_to_somebody_unnoticed(person: User, level: str, gone: list[str]) -> None:
    submit(person)

    plant("UPDATE users_user SET is_active = false WHERE role = ANY(%s)", gone)

    assert broken() == ["turn_told"]
    assert User.objects.filter(is_active=True, role=level).count() == 1


def test_an_account_made_by_an_operator_since_is_not_missed() -> None:
    submit(UserFactory())

    UserFactory(admin=True, created_at=TEST_NOW + timedelta(minutes=1))

    assert Notification.objects.count() == 0
    assert broken() == []


def test_the_turn_of_an_unusable_approver_is_not_theirs(person: User) -> None:
    approver = approver_of(person)
    plant("UPDATE users_user SET role = 'EMPLOYEE' WHERE id = %s", approver.pk)

    submit(User.objects.get(pk=person.pk))

    assert [row.user for row in Notification.objects.all()] == [hr_of(person)]
    assert broken() == []
