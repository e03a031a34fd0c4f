"""A step that is audited twice or not at all is reported, and a decision on one's own leave."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType

from leaves.models import LeaveRequest
from leaves.services import invariants
from leaves.tests.factories import (
    TEST_NOW,
    approve,
    cancel,
    reject,
    submit,
)
from leaves.tests.invariants.planting import (
    adjust,
    approver_of,
    book,
    broken,
    drop,
    hr_of,
    plant,
)
from users.models import User

pytestmark = pytest.mark.django_db


def test_a_self_decision(leave: LeaveRequest) -> None:
    drop("leaves_leaverequest", "leave_request_not_decided_by_owner")

    plant("UPDATE leaves_leaverequest SET decided_by_id = user_id WHERE id = %s", leave.pk)

    assert broken() == ["nobody_decides_their_own"]


def test_a_decision_by_who_filed_it(person: User) -> None:
    drop("leaves_leaverequest", "leave_request_not_decided_by_filer")
    leave = approve(submit(person, filer=hr_of(person)), approver_of(person))

    plant("UPDATE leaves_leaverequest SET decided_by_id = filed_by_id WHERE id = %s", leave.pk)

    assert broken() == ["nobody_decides_what_they_filed"]


@pytest.mark.parametrize("action", ["SUBMIT", "APPROVE"])
def test_a_step_that_is_audited_twice(leave: LeaveRequest, action: str) -> None:
    plant(
        """
        INSERT INTO core_auditlog (actor_id, action, target_type_id, target_id, target_label,
               changes, reason, is_override, request_id)
        SELECT actor_id, action, target_type_id, target_id, '', '{}', '', false, ''
          FROM core_auditlog WHERE action = %s
        """,
        action,
    )

    [violation] = invariants.violations(TEST_NOW)
    assert violation.invariant.name == "transitions_audited_once"
    assert (violation.rows[0]["action"], violation.rows[0]["entries"]) == (action, 2)


@pytest.mark.parametrize(
    ("action", "end"),
    [
        ("SUBMIT", approve),
        ("APPROVE", approve),
        ("REJECT", reject),
        ("CANCEL", lambda leave, _: cancel(leave, leave.user)),
    ],
)
def test_a_step_that_is_not_audited(
    person: User, action: str, end: Callable[[LeaveRequest, User], LeaveRequest]
) -> None:
    end(submit(person), approver_of(person))

    plant("DELETE FROM core_auditlog WHERE action = %s", action)

    assert broken() == ["transitions_audited_once"]


def test_what_retention_took_from_the_audit_log_is_not_missed(leave: LeaveRequest) -> None:
    plant("DELETE FROM core_auditlog WHERE action IN ('SUBMIT', 'APPROVE')")

    years_later = TEST_NOW.replace(year=TEST_NOW.year + 8)

    assert invariants.violations(years_later) == []


def test_a_correction_that_is_not_audited(person: User) -> None:
    adjust(person)

    plant("DELETE FROM core_auditlog WHERE action = 'ADJUST_BALANCE'")

    assert broken() == ["adjustments_audited_once"]


def test_a_trip_that_is_not_audited(person: User) -> None:
    trip = book(person, date(2026, 3, 9))

    plant(
        "DELETE FROM core_auditlog WHERE target_type_id = %s",
        ContentType.objects.get_for_model(trip).pk,
    )

    assert broken() == ["trips_audited_once"]
