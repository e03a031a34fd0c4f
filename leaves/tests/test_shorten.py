"""PUT requests/{id}/cancel/ with `from_date`: the days before it stay, the rest returns."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from conftest import Clock, SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
    LeaveCategoryFactory,
    PublicHolidayFactory,
    approve,
    balance_of,
    cancel,
    figures,
    submit,
)
from users.constants import Role
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WHY = "Called back to work."


def shorten(client: Any, leave: LeaveRequest, from_date: str, **facts: Any) -> Any:
    body = {"from_date": from_date, "reason": WHY, **facts}
    return client.put(f"/api/v1/leaves/requests/{leave.pk}/cancel/", body)


def test_returns_the_days_from_then_on_and_tells_the_owner_and_who_decided(
    as_user: SignIn, person: User, approver: User, hr: User, test_clock: Clock
) -> None:
    leave = approve(submit(person, date(2026, 3, 9), date(2026, 3, 13)), approver)
    test_clock.now = datetime(2026, 3, 11, 9, tzinfo=UTC)

    response = shorten(as_user(hr), leave, "2026-03-12")

    assert response.status_code == 200
    shown = response.json()
    assert (shown["status"], shown["end_date"]) == ("APPROVED", "2026-03-11")
    assert shown["hours"] == "24.00"
    assert shown["charges"] == [{"balance_year": 2026, "hours": "24.00"}]
    assert (shown["version"], response["ETag"]) == (3, '"3"')
    assert figures(balance_of(person))["used"] == Decimal("24.00")
    assert kinds_of(leave) == ["HOLD", "USE", "RETURN"]
    given_back = LedgerEntry.objects.get(kind="RETURN")
    assert (given_back.used, given_back.reason, given_back.actor) == (Decimal("-16.00"), WHY, hr)
    entry = AuditLog.objects.get(action="UPDATE")
    assert (entry.actor, entry.reason) == (hr, WHY)
    assert entry.changes == {"end_date": ["2026-03-13", "2026-03-11"], "hours": ["40.00", "24.00"]}
    told = Notification.objects.filter(notification_type="LEAVE_UPDATED")
    assert {(notice.user, notice.title, notice.params["end_date"]) for notice in told} == {
        (person, "Leave shortened", "2026-03-11"),
        (approver, f"Leave of {person.full_name} shortened", "2026-03-11"),
    }
    assert_books_agree()


def test_who_decided_hears_of_it_beside_the_approver_and_who_shortens_does_not(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    colleague = UserFactory(role=Role.HR, entity=hr.entity)
    by_colleague = approve(submit(person, date(2026, 3, 9), date(2026, 3, 13)), colleague)
    by_hr = approve(submit(person, date(2026, 3, 16), date(2026, 3, 20)), hr)

    shorten(as_user(hr), by_colleague, "2026-03-12")
    shorten(as_user(hr), by_hr, "2026-03-19")

    told = Notification.objects.filter(notification_type="LEAVE_UPDATED").order_by("pk")
    assert {(notice.related_object_id, notice.user) for notice in told} == {
        (by_colleague.pk, person),
        (by_colleague.pk, colleague),
        (by_colleague.pk, approver),
        (by_hr.pk, person),
        (by_hr.pk, approver),
    }


@pytest.mark.parametrize(
    ("from_date", "charges"),
    [
        ("2027-01-06", {2026: "32.00", 2027: "24.00"}),
        ("2027-01-02", {2026: "32.00", 2027: "8.00"}),
        ("2027-01-01", {2026: "32.00"}),
        ("2026-12-30", {2026: "16.00"}),
    ],
)
def test_over_new_year_each_year_gets_its_own_hours_back(
    as_user: SignIn, person: User, hr: User, from_date: str, charges: dict[int, str]
) -> None:
    leave = approve(submit(person, date(2026, 12, 28), date(2027, 1, 8)), hr)

    shown = shorten(as_user(hr), leave, from_date).json()

    assert {row["balance_year"]: row["hours"] for row in shown["charges"]} == charges
    for year in (2026, 2027):
        used = figures(balance_of(person, year=year))["used"]
        assert str(used) == charges.get(year, "0.00")
    assert_books_agree()


def test_can_be_done_again_and_then_cancelled(person: User, hr: User) -> None:
    leave = approve(submit(person, date(2026, 3, 9), date(2026, 3, 13)), hr)

    leave = cancel(leave, hr, reason=WHY, from_date=date(2026, 3, 13))
    leave = cancel(leave, hr, reason=WHY, from_date=date(2026, 3, 10))
    assert (leave.end_date, leave.hours) == (date(2026, 3, 9), Decimal("8.00"))

    leave = cancel(leave, hr, reason=WHY)
    assert kinds_of(leave) == ["HOLD", "USE", "RETURN", "RETURN", "RETURN"]
    assert figures(balance_of(person))["available"] == Decimal("80.00")
    assert_books_agree()


@pytest.mark.parametrize(
    ("from_date", "expected"),
    [("2026-03-09", 400), ("2026-03-10", 200), ("2026-03-13", 200), ("2026-03-14", 400)],
)
def test_from_after_the_first_and_at_most_on_the_last_day(
    as_user: SignIn, person: User, hr: User, from_date: str, expected: int
) -> None:
    leave = approve(submit(person, date(2026, 3, 9), date(2026, 3, 13)), hr)

    response = shorten(as_user(hr), leave, from_date)

    assert response.status_code == expected
    if expected == 400:
        assert response.json()["code"] == "date_out_of_range"
        assert response.json()["errors"][0]["pointer"] == "#/from_date"
        assert kinds_of(leave) == ["HOLD", "USE"]


def test_what_would_leave_no_hours_is_refused(as_user: SignIn, person: User, hr: User) -> None:
    leave = approve(submit(person, date(2026, 3, 7), date(2026, 3, 10)), hr)

    response = shorten(as_user(hr), leave, "2026-03-09")

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert response.json()["errors"][0]["pointer"] == "#/from_date"
    leave.refresh_from_db()
    assert (leave.end_date, leave.hours) == (date(2026, 3, 10), Decimal("16.00"))
    assert list(leave.charges.values_list("hours", flat=True)) == [Decimal("16.00")]


def test_giving_only_a_weekend_back_moves_no_hours(as_user: SignIn, person: User, hr: User) -> None:
    leave = approve(submit(person, date(2026, 3, 9), date(2026, 3, 15)), hr)

    shown = shorten(as_user(hr), leave, "2026-03-14").json()

    assert (shown["end_date"], shown["hours"]) == ("2026-03-13", "40.00")
    assert kinds_of(leave) == ["HOLD", "USE"]


def test_never_takes_more_than_was_charged_when_a_holiday_went_away(person: User, hr: User) -> None:
    holiday = PublicHolidayFactory(start_date=date(2026, 3, 10))
    leave = approve(submit(person, date(2026, 3, 9), date(2026, 3, 11)), hr)
    holiday.is_active = False
    holiday.save()

    leave = cancel(leave, hr, reason=WHY, from_date=date(2026, 3, 11))

    assert leave.hours == Decimal("16.00")
    assert_books_agree()


def test_uncounted_leave_is_shortened_without_a_ledger(person: User, hr: User) -> None:
    unpaid = LeaveCategoryFactory(code="UNPAID")
    leave = approve(submit(person, date(2026, 12, 28), date(2027, 1, 8), category=unpaid), hr)

    leave = cancel(leave, hr, reason=WHY, from_date=date(2026, 12, 29))

    assert leave.charge_rows == [{"balance_year": 2026, "hours": "8.00"}]
    assert LedgerEntry.objects.count() == 0


def test_pending_requests_are_not_shortened(as_user: SignIn, person: User, hr: User) -> None:
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 13))

    response = shorten(as_user(hr), leave, "2026-03-12")

    assert (response.status_code, response.json()["code"]) == (409, "invalid_state")
    assert response.json()["state"] == "PENDING"


def test_only_those_who_oversee_shorten_and_they_say_why(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = approve(submit(person, date(2026, 3, 9), date(2026, 3, 13)), approver)

    codes = [shorten(as_user(who), leave, "2026-03-12").status_code for who in (person, approver)]
    silent = shorten(as_user(hr), leave, "2026-03-12", reason="")

    assert codes == [403, 403]
    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (400, "#/reason")
    assert kinds_of(leave) == ["HOLD", "USE"]
