"""A notification that the rules ask for and nobody got is reported."""

from collections.abc import Callable

import pytest

from core.models import Notification
from leaves.models import LeaveRequest
from leaves.tests.factories import (
    approve,
    cancel,
    reject,
    submit,
)
from leaves.tests.invariants.planting import (
    adjust,
    approver_of,
    broken,
    hr_of,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_correction_nobody_was_told_of(person: User) -> None:
    adjust(person)

    Notification.objects.filter(notification_type="BALANCE_ADJUSTED").delete()

    assert broken() == ["adjustment_told"]


def test_a_request_nobody_was_told_of(person: User) -> None:
    approve(submit(person), approver_of(person))

    Notification.objects.filter(notification_type="LEAVE_SUBMITTED").delete()

    assert broken() == ["submission_told"]


def test_an_owner_who_was_not_told_what_hr_recorded(person: User) -> None:
    submit(person, filer=hr_of(person))

    Notification.objects.filter(user=person).delete()

    assert broken() == ["submission_told"]


def test_a_request_that_nobody_could_decide_is_told_to_nobody() -> None:
    submit(UserFactory())

    assert Notification.objects.count() == 0
    assert broken() == []


@pytest.mark.parametrize(
    ("kind", "name", "end"),
    [
        ("LEAVE_APPROVED", "approval_told", approve),
        ("LEAVE_REJECTED", "rejection_told", reject),
        (
            "LEAVE_CANCELLED",
            "cancellation_told",
            lambda leave, _: cancel(leave, hr_of(leave.user), reason="Called back."),
        ),
    ],
)
def test_an_end_its_owner_was_not_told_of(
    person: User, kind: str, name: str, end: Callable[[LeaveRequest, User], LeaveRequest]
) -> None:
    end(submit(person), approver_of(person))

    Notification.objects.filter(notification_type=kind, user=person).delete()

    assert broken() == [name]
