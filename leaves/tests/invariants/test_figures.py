"""Figures that no longer agree are reported: balances, ledgers, charges, days."""

from datetime import date, time
from decimal import Decimal

import pytest

from leaves.models import LeaveRequest
from leaves.services import invariants
from leaves.tests.factories import (
    TEST_NOW,
    LeaveCategoryFactory,
    balance_of,
    submit,
)
from leaves.tests.invariants.planting import book, broken, drop, plant, plant_line
from users.models import User

pytestmark = pytest.mark.django_db


def test_a_balance_that_departs_from_its_ledger(leave: LeaveRequest) -> None:
    balance = balance_of(leave.user)

    plant("UPDATE leaves_leavebalance SET allocated_hours = 81 WHERE id = %s", balance.pk)

    [violation] = invariants.violations(TEST_NOW)
    assert violation.invariant.name == "balance_equals_ledger"
    assert violation.total == 1
    assert violation.rows[0]["balance"] == balance.pk
    assert violation.rows[0]["allocated_hours"] == Decimal("81.00")
    assert violation.rows[0]["allocated"] == Decimal("80.00")


def test_a_missing_ledger_line(leave: LeaveRequest) -> None:
    balance = balance_of(leave.user)

    plant("UPDATE leaves_ledgerentry SET version = 4 WHERE kind = 'USE'")
    plant("UPDATE leaves_leavebalance SET version = 4 WHERE id = %s", balance.pk)

    assert broken() == ["ledger_without_gaps"]


def test_hours_held_for_no_request(leave: LeaveRequest) -> None:
    drop("leaves_ledgerentry", "ledger_entry_request_unless_grant")

    plant_line(balance_of(leave.user).pk, "HOLD", pending=8)

    assert broken() == ["balance_equals_requests"]


def test_an_overdrawn_balance(leave: LeaveRequest) -> None:
    drop("leaves_leavebalance", "leave_balance_never_overdrawn")

    plant_line(balance_of(leave.user).pk, "ALLOCATE", allocated=-75)

    assert broken() == ["balance_never_overdrawn"]


def test_leave_that_overlaps(person: User) -> None:
    drop("leaves_leaverequest", "leave_request_no_overlap")
    morning = submit(person, start_time=time(9), end_time=time(12))
    submit(person, start_time=time(13), end_time=time(17))

    plant(
        "UPDATE leaves_leaverequest SET start_time = '11:00', end_time = '14:00' WHERE id = %s",
        morning.pk,
    )

    assert broken() == ["leave_without_overlap"]


def test_a_day_beyond_its_limit(person: User) -> None:
    long_days = LeaveCategoryFactory(code="VACATION")
    long_days.max_hours_per_day = 12
    long_days.save()
    submit(person, start_time=time(6), end_time=time(11))
    submit(person, start_time=time(13), end_time=time(18))

    plant("UPDATE leaves_leavecategory SET max_hours_per_day = 8 WHERE id = %s", long_days.pk)

    assert broken() == ["day_within_its_limit"]


def test_a_ledger_that_tells_another_story(leave: LeaveRequest) -> None:
    balance = balance_of(leave.user)

    plant_line(balance.pk, "HOLD", request=leave.pk, pending=8)
    plant_line(balance.pk, "RELEASE", request=leave.pk, pending=-8)

    [violation] = invariants.violations(TEST_NOW)
    assert violation.invariant.name == "ledger_tells_the_story"
    assert violation.rows == [{"request": leave.pk, "status": "APPROVED", "story": "HUHL"}]


def test_charges_that_are_not_the_price(person: User) -> None:
    unpaid = LeaveCategoryFactory(code="UNPAID")
    leave = submit(person, category=unpaid)

    plant("UPDATE leaves_leavecharge SET hours = 4 WHERE request_id = %s", leave.pk)

    assert broken() == ["charges_sum_to_hours"]


def test_a_charge_in_another_year(person: User) -> None:
    leave = submit(person, category=LeaveCategoryFactory(code="UNPAID"))

    plant("UPDATE leaves_leavecharge SET balance_year = 2027 WHERE request_id = %s", leave.pk)

    assert broken() == ["charges_sum_to_hours"]


def test_a_command_without_its_answer(person: User) -> None:
    key(person, status=None, body="")

    assert broken() == ["idempotency_complete"]


def test_a_command_whose_answer_lost_its_body(person: User) -> None:
    key(person, status=201, body="")

    assert broken() == ["idempotency_complete"]


def test_a_command_answered_without_content_has_its_answer(person: User) -> None:
    key(person, status=204, body="")

    assert broken() == []


def key(person: User, *, status: int | None, body: str) -> None:
    plant(
        """
        INSERT INTO core_idempotencykey
               (user_id, key, fingerprint, status, etag, body, created_at)
        VALUES (%s, 'key', '', %s, '', %s, now())
        """,
        person.pk,
        status,
        body,
    )


def test_trips_that_overlap(person: User) -> None:
    drop("leaves_businesstrip", "business_trip_no_overlap")
    book(person, date(2026, 3, 9))
    second = book(person, date(2026, 3, 10))

    plant("UPDATE leaves_businesstrip SET start_date = '2026-03-09' WHERE id = %s", second.pk)

    assert broken() == ["trips_without_overlap"]
