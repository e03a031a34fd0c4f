"""PUT requests/{id}/cancel/ and DELETE requests/{id}/: taking leave back."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from conftest import Clock, SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
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


def url(leave: LeaveRequest) -> str:
    return f"/api/v1/leaves/requests/{leave.pk}/"


def told_of_cancellation() -> set[int]:
    notices = Notification.objects.filter(notification_type="LEAVE_CANCELLED")
    return set(notices.values_list("user", flat=True))


@pytest.mark.parametrize("verb", ["delete", "cancel"])
def test_the_owner_takes_a_pending_request_back(
    as_user: SignIn, person: User, approver: User, verb: str
) -> None:
    leave, client = submit(person), as_user(person)

    response = client.delete(url(leave)) if verb == "delete" else client.put(f"{url(leave)}cancel/")

    assert response.status_code == 200
    shown = response.json()
    assert (shown["status"], shown["version"], shown["decided_by"]) == ("CANCELLED", 2, None)
    assert set(shown["can"].values()) == {False}
    assert figures(balance_of(person))["available"] == Decimal("80.00")
    assert kinds_of(leave) == ["HOLD", "RELEASE"]
    assert told_of_cancellation() == {approver.pk}
    entry = AuditLog.objects.get(action="CANCEL")
    assert (entry.actor, entry.is_override) == (person, False)
    assert entry.changes == {"status": ["PENDING", "CANCELLED"]}
    leave.refresh_from_db()
    assert leave.cancelled_by == person
    assert leave.cancelled_at == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert_books_agree()


def test_approved_leave_returns_its_hours_and_who_decided_is_told(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = approve(submit(person, date(2026, 12, 28), date(2027, 1, 8)), hr)

    response = as_user(person).put(f"{url(leave)}cancel/")

    assert response.json()["status"] == "CANCELLED"
    assert response.json()["decided_by"]["id"] == hr.pk
    assert kinds_of(leave) == ["HOLD", "HOLD", "USE", "USE", "RETURN", "RETURN"]
    assert [str(row.used) for row in LedgerEntry.objects.filter(kind="RETURN").order_by("id")] == [
        "-32.00",
        "-48.00",
    ]
    assert told_of_cancellation() == {hr.pk, approver.pk}
    assert_books_agree()


def test_an_approver_who_no_longer_decides_is_told_nothing(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = approve(submit(person), hr)
    User.objects.filter(pk=approver.pk).update(role="EMPLOYEE")

    as_user(person).delete(url(leave))

    assert told_of_cancellation() == {hr.pk}


def test_a_pending_request_is_taken_back_even_when_it_began(
    as_user: SignIn, person: User, test_clock: Clock
) -> None:
    leave = submit(person)
    test_clock.now = datetime(2026, 5, 1, tzinfo=UTC)

    assert as_user(person).delete(url(leave)).status_code == 200


@pytest.mark.parametrize(
    ("timezone", "facts", "begins"),
    [
        ("UTC", {}, datetime(2026, 3, 9, tzinfo=UTC)),
        ("Asia/Ho_Chi_Minh", {}, datetime(2026, 3, 8, 17, tzinfo=UTC)),
        # Summer time began in Los Angeles on 8 March 2026.
        ("America/Los_Angeles", {}, datetime(2026, 3, 9, 7, tzinfo=UTC)),
        (
            "Asia/Ho_Chi_Minh",
            {"start_time": time(14), "end_time": time(16)},
            datetime(2026, 3, 9, 7, tzinfo=UTC),
        ),
        ("UTC", {"hours": Decimal(2)}, datetime(2026, 3, 9, tzinfo=UTC)),
        (
            "UTC",
            {"start_time": time(8), "end_time": time(17)},
            datetime(2026, 3, 9, tzinfo=UTC),
        ),
    ],
)
def test_approved_leave_is_the_owners_until_it_begins_there(
    as_user: SignIn, test_clock: Clock, timezone: str, facts: dict[str, Any], begins: datetime
) -> None:
    person = UserFactory(location=LocationFactory(timezone=timezone))
    admin = UserFactory(admin=True)
    leave = approve(submit(person, **facts), admin)

    test_clock.now = begins
    shown = as_user(person).get(url(leave)).json()
    late = as_user(person).delete(url(leave))
    test_clock.now = begins - timedelta(seconds=1)
    in_time = as_user(person).delete(url(leave))

    assert (late.status_code, late.json()["code"]) == (409, "leave_started")
    assert shown["can"]["cancel"] is False
    assert (in_time.status_code, in_time.json()["status"]) == (200, "CANCELLED")


def test_hr_cancels_later_too_and_says_why(
    as_user: SignIn, person: User, approver: User, hr: User, test_clock: Clock
) -> None:
    leave = approve(submit(person), approver)
    test_clock.now = datetime(2026, 4, 1, tzinfo=UTC)
    client = as_user(hr)

    silent = [client.put(f"{url(leave)}cancel/", {"reason": " "}), client.delete(url(leave))]
    explained = client.put(f"{url(leave)}cancel/", {"reason": "Worked after all."})

    assert [response.status_code for response in silent] == [400, 400]
    assert silent[0].json()["errors"][0]["pointer"] == "#/reason"
    assert explained.json()["status"] == "CANCELLED"
    assert told_of_cancellation() == {person.pk, approver.pk}
    entry = AuditLog.objects.get(action="CANCEL")
    assert (entry.actor, entry.reason, entry.is_override) == (hr, "Worked after all.", True)
    assert LedgerEntry.objects.get(kind="RETURN").reason == "Worked after all."
    assert_books_agree()


def test_hr_who_decided_is_not_told_of_their_own_act(person: User, hr: User) -> None:
    leave = approve(submit(person), hr)

    cancel(leave, hr, reason="A mistake of mine.")

    assert told_of_cancellation() == {person.pk, person.approver_id}


def test_deciders_without_oversight_do_not_cancel(
    as_user: SignIn, person: User, approver: User
) -> None:
    leave = submit(person)
    codes = [
        as_user(caller).put(f"{url(leave)}cancel/", {"reason": "Not needed."}).status_code
        for caller in (approver, UserFactory(colleague_of=person), UserFactory(hr=True))
    ]

    assert codes == [403, 404, 404]
    assert kinds_of(leave) == ["HOLD"]


@pytest.mark.parametrize("end", ["REJECTED", "CANCELLED"])
def test_final_requests_stay(as_user: SignIn, person: User, approver: User, end: str) -> None:
    leave = submit(person)
    if end == "REJECTED":
        reject(leave, approver)
    else:
        cancel(leave, person)

    response = as_user(person).delete(url(leave), headers={"If-Match": '"1"'})

    assert (response.status_code, response.json()["code"]) == (409, "invalid_state")
    assert response.json()["state"] == end
    assert len(kinds_of(leave)) == 2


def test_the_version_is_asked_last(
    as_user: SignIn, person: User, approver: User, test_clock: Clock
) -> None:
    leave, stale = approve(submit(person), approver), {"If-Match": '"1"'}

    early = as_user(person).delete(url(leave), headers=stale)
    test_clock.now = datetime(2026, 3, 9, tzinfo=UTC)
    late = as_user(person).delete(url(leave), headers=stale)

    assert (early.status_code, early.json()["code"]) == (412, "version_conflict")
    assert (late.status_code, late.json()["code"]) == (409, "leave_started")


def test_people_of_a_deactivated_company_still_cancel(as_user: SignIn, person: User) -> None:
    leave = submit(person)
    person.entity.is_active = False  # type: ignore[union-attr]
    person.entity.save()  # type: ignore[union-attr]

    assert as_user(person).delete(url(leave)).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [("reason", "x" * 1001), ("reason", "a\x00"), ("from_date", "soon"), ("from_date", 3)],
)
def test_what_cannot_be_read_is_a_field_error(
    as_user: SignIn, person: User, field: str, value: Any
) -> None:
    leave = submit(person)

    response = as_user(person).put(f"{url(leave)}cancel/", {field: value})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == f"#/{field}"
    assert kinds_of(leave) == ["HOLD"]
