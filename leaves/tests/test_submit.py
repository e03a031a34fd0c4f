"""POST /api/v1/leaves/requests/: filing a request."""

from datetime import date
from decimal import Decimal

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry
from leaves.tests.factories import (
    LeaveCategoryFactory,
    PublicHolidayFactory,
    balance_of,
    figures,
    submit,
    vacation,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"


@pytest.fixture
def person() -> User:
    return UserFactory(approver=UserFactory(manager=True))


def test_holds_the_hours_and_tells_the_approver(as_user: SignIn, person: User) -> None:
    response = as_user(person).post(
        URL,
        {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-10"},
    )

    assert response.status_code == 201, response.json()
    body = response.json()
    assert body["hours"] == "16.00"
    assert body["status"] == "PENDING"
    assert body["charges"] == [{"balance_year": 2026, "hours": "16.00"}]
    assert body["can"] == {"approve": False, "reject": False, "cancel": True, "edit": True}
    assert response["ETag"] == '"1"'
    assert figures(balance_of(person)) == {
        "allocated": Decimal("80.00"),
        "adjusted": Decimal("0.00"),
        "pending": Decimal("16.00"),
        "used": Decimal("0.00"),
        "remaining": Decimal("80.00"),
        "available": Decimal("64.00"),
    }
    told = Notification.objects.get()
    assert (told.user, told.notification_type) == (person.approver, "LEAVE_SUBMITTED")
    entry = AuditLog.objects.get(action="SUBMIT")
    assert (entry.actor, entry.target_id) == (person, body["id"])


def test_a_request_over_new_year_is_charged_to_both_years(
    as_user: SignIn, person: User, test_clock: object
) -> None:
    PublicHolidayFactory(holiday_name="New Year", start_date=date(2027, 1, 1))

    response = as_user(person).post(
        URL,
        {"category": vacation().pk, "start_date": "2026-12-28", "end_date": "2027-01-08"},
    )

    assert response.json()["hours"] == "72.00"
    assert response.json()["charges"] == [
        {"balance_year": 2026, "hours": "32.00"},
        {"balance_year": 2027, "hours": "40.00"},
    ]
    assert figures(balance_of(person, year=2026))["pending"] == Decimal("32.00")
    assert figures(balance_of(person, year=2027))["pending"] == Decimal("40.00")
    holds = LedgerEntry.objects.filter(kind="HOLD").order_by("balance__balance_year")
    assert [hold.pending for hold in holds] == [Decimal("32.00"), Decimal("40.00")]


def test_refuses_what_the_balance_does_not_hold_and_changes_nothing(
    as_user: SignIn, person: User
) -> None:
    submit(person, date(2026, 3, 9), date(2026, 3, 20))

    response = as_user(person).post(
        URL, {"category": vacation().pk, "start_date": "2026-04-06", "end_date": "2026-04-06"}
    )

    assert response.status_code == 409
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body.pop("request_id")
    assert body == {
        "type": "/problems/insufficient-balance",
        "title": "There are not enough hours left.",
        "status": 409,
        "detail": "8.00 hours are needed in 2026 and 0.00 are available.",
        "code": "insufficient_balance",
        "available": "0.00",
        "requested": "8.00",
        "balance_year": 2026,
    }
    assert LeaveRequest.objects.count() == 1
    assert Notification.objects.count() == 1


def test_leave_without_approval_is_taken_at_once(as_user: SignIn, person: User) -> None:
    category = LeaveCategoryFactory(code="SICK")
    category.requires_approval = False
    category.save()

    response = as_user(person).post(
        URL, {"category": category.pk, "start_date": "2026-03-04", "end_date": "2026-03-04"}
    )

    assert response.json()["status"] == "APPROVED"
    assert response.json()["decided_by"] is None
    assert [entry.kind for entry in LedgerEntry.objects.exclude(kind="ALLOCATE")] == ["TAKE"]
    assert list(AuditLog.objects.order_by("id").values_list("action", "actor")) == [
        ("SUBMIT", person.pk),
        ("APPROVE", None),
    ]
    told = Notification.objects.order_by("user_id").values_list("user_id", "notification_type")
    assert set(told) == {
        (person.pk, "LEAVE_APPROVED"),
        (person.approver_id, "LEAVE_SUBMITTED"),
    }
