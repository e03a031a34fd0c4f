"""PUT /api/v1/leaves/requests/{id}/reject/: hours come back, within the window."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from conftest import Clock, SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    balance_of,
    cancel,
    figures,
    reject,
    submit,
)
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
REASON = "Too many people are away."
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def url(leave: LeaveRequest) -> str:
    return f"/api/v1/leaves/requests/{leave.pk}/reject/"


def test_gives_held_hours_back_and_says_why(as_user: SignIn, person: User, approver: User) -> None:
    leave = submit(person)

    response = as_user(approver).put(url(leave), {"reason": f"  {REASON} "})

    assert response.status_code == 200
    shown = response.json()
    assert (shown["status"], shown["rejection_reason"]) == ("REJECTED", REASON)
    assert shown["decided_by"] == {"id": approver.pk, "name": approver.full_name}
    assert (shown["approved_at"], shown["decided_at"]) == (None, "2026-03-04T12:00:00Z")
    assert set(shown["can"].values()) == {False}
    assert figures(balance_of(person))["available"] == Decimal("80.00")
    assert kinds_of(leave) == ["HOLD", "RELEASE"]
    release = LedgerEntry.objects.get(kind="RELEASE")
    assert (release.pending, release.actor, release.reason) == (Decimal("-8.00"), approver, REASON)
    told = Notification.objects.get(notification_type="LEAVE_REJECTED")
    assert (told.user, told.params["reason"]) == (person, REASON)
    entry = AuditLog.objects.get(action="REJECT")
    assert (entry.actor, entry.changes, entry.reason) == (
        approver,
        {"status": ["PENDING", "REJECTED"]},
        REASON,
    )
    assert_books_agree()


def test_gives_used_hours_back_in_both_years(person: User, approver: User) -> None:
    leave = approve(submit(person, date(2026, 12, 28), date(2027, 1, 8)), approver)

    leave = reject(leave, approver)

    assert kinds_of(leave) == ["HOLD", "HOLD", "USE", "USE", "RETURN", "RETURN"]
    for year in (2026, 2027):
        assert figures(balance_of(person, year=year))["available"] == Decimal("80.00")
    assert leave.approved_at == NOON
    assert AuditLog.objects.get(action="REJECT").changes == {"status": ["APPROVED", "REJECTED"]}
    assert_books_agree()


@pytest.mark.parametrize(
    "reason",
    [None, "", "123456789", " 123456789 ", "x" * 1001, "1234567890\x00", ["1234567890"]],
)
def test_the_reason_has_10_to_1000_characters(
    as_user: SignIn, person: User, approver: User, reason: Any
) -> None:
    leave = submit(person)

    response = as_user(approver).put(url(leave), {"reason": reason})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "#/reason"
    leave.refresh_from_db()
    assert (leave.status, leave.version) == ("PENDING", 1)


@pytest.mark.parametrize("length", [10, 1000])
def test_the_shortest_and_the_longest_reason_do(
    as_user: SignIn, person: User, approver: User, length: int
) -> None:
    assert as_user(approver).put(url(submit(person)), {"reason": "x" * length}).status_code == 200


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (timedelta(0), 200),
        (timedelta(hours=24), 200),
        (timedelta(hours=24, microseconds=1), 409),
    ],
)
def test_approved_leave_can_be_rejected_for_24_hours(
    as_user: SignIn, person: User, test_clock: Clock, later: timedelta, expected: int
) -> None:
    approver = person.approver
    assert approver is not None
    leave = approve(submit(person), approver)
    test_clock.now = NOON + later
    client = as_user(approver)

    shown = client.get(url(leave).replace("reject/", "")).json()
    response = client.put(url(leave), {"reason": REASON})

    assert response.status_code == expected
    assert shown["can"]["reject"] is (expected == 200)
    if expected == 409:
        assert response.json()["code"] == "reject_window_closed"
        assert kinds_of(leave) == ["HOLD", "USE"]


@pytest.mark.parametrize(
    ("timezone", "begins"),
    [
        ("UTC", datetime(2026, 3, 5, tzinfo=UTC)),
        ("Asia/Ho_Chi_Minh", datetime(2026, 3, 4, 17, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 3, 5, 8, tzinfo=UTC)),
    ],
)
def test_approved_leave_cannot_be_rejected_once_its_first_day_began_there(
    as_user: SignIn, test_clock: Clock, timezone: str, begins: datetime
) -> None:
    person = UserFactory(location=LocationFactory(timezone=timezone), with_approver=True)
    leave = approve(submit(person, date(2026, 3, 5)), person.approver)

    test_clock.now = begins
    late = as_user(person.approver).put(url(leave), {"reason": REASON})
    test_clock.now = begins - timedelta(microseconds=1)
    in_time = as_user(person.approver).put(url(leave), {"reason": REASON})

    assert (late.status_code, late.json()["code"]) == (409, "reject_window_closed")
    assert in_time.status_code == 200


def test_leave_approved_after_it_began_can_be_rejected_for_24_hours(
    as_user: SignIn, person: User, approver: User, test_clock: Clock
) -> None:
    leave = approve(submit(person, date(2026, 3, 2), date(2026, 3, 3)), approver)
    test_clock.now = NOON + timedelta(hours=24)

    assert as_user(approver).put(url(leave), {"reason": REASON}).status_code == 200
    assert_books_agree()


def test_a_partial_day_begins_at_midnight_for_the_window(
    as_user: SignIn, person: User, approver: User, test_clock: Clock
) -> None:
    leave = approve(submit(person, date(2026, 3, 5), hours=Decimal(2)), approver)
    test_clock.now = datetime(2026, 3, 5, 0, 0, tzinfo=UTC)

    response = as_user(approver).put(url(leave), {"reason": REASON})

    assert response.json()["code"] == "reject_window_closed"


def test_a_pending_request_has_no_window(
    as_user: SignIn, person: User, approver: User, test_clock: Clock
) -> None:
    leave = submit(person)
    test_clock.now = datetime(2027, 3, 4, 12, tzinfo=UTC)

    assert as_user(approver).put(url(leave), {"reason": REASON}).status_code == 200


def test_leave_taken_at_once_can_be_rejected(as_user: SignIn, person: User, approver: User) -> None:
    free = LeaveCategoryFactory(code="SICK")
    free.requires_approval = False
    free.save()
    leave = submit(person, category=free)

    response = as_user(approver).put(url(leave), {"reason": REASON})

    assert (response.status_code, response.json()["status"]) == (200, "REJECTED")
    assert kinds_of(leave) == ["TAKE", "RETURN"]
    assert_books_agree()


@pytest.mark.parametrize("end", ["REJECTED", "CANCELLED"])
def test_final_requests_stay(as_user: SignIn, person: User, approver: User, end: str) -> None:
    leave = submit(person)
    if end == "REJECTED":
        reject(leave, approver)
    else:
        cancel(leave, person)

    response = as_user(approver).put(url(leave), {"reason": REASON}, headers={"If-Match": '"1"'})

    assert (response.status_code, response.json()["code"]) == (409, "invalid_state")
    assert response.json()["state"] == end
    assert len(kinds_of(leave)) == 2


def test_the_window_is_told_before_the_version(
    as_user: SignIn, person: User, approver: User, test_clock: Clock
) -> None:
    leave = approve(submit(person), approver)
    stale = {"If-Match": '"1"'}

    early = as_user(approver).put(url(leave), {"reason": REASON}, headers=stale)
    test_clock.now = NOON + timedelta(hours=25)
    late = as_user(approver).put(url(leave), {"reason": REASON}, headers=stale)

    assert (early.status_code, early.json()["code"]) == (412, "version_conflict")
    assert (late.status_code, late.json()["code"]) == (409, "reject_window_closed")


def test_an_approval_can_be_taken_back_by_another_decider(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = approve(submit(person), approver)

    shown = as_user(hr).put(url(leave), {"reason": REASON}).json()

    assert (shown["status"], shown["decided_by"]["id"]) == ("REJECTED", hr.pk)
    assert AuditLog.objects.get(action="REJECT").is_override is True


def test_the_person_may_not_reject(as_user: SignIn, person: User) -> None:
    leave = submit(person)

    assert as_user(person).put(url(leave), {"reason": REASON}).status_code == 403
    assert as_user(person).put(url(leave), {"reason": "short"}).status_code == 403
    assert kinds_of(leave) == ["HOLD"]
