"""The database as the second line: what code must never do, PostgreSQL refuses.

Raw SQL plays the code that forgot its lock, its check or its ledger row. Rules that hold at commit
are asked for at once by SET CONSTRAINTS ALL IMMEDIATE.
"""

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from leaves.models import LeaveRequest
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import (
    PublicHolidayFactory,
    approve,
    balance_of,
    cancel,
    open_year,
    reject,
    submit,
)
from organizations.tests.factories import DepartmentFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def run(statement: str, *values: Any) -> None:
    """Carry out one statement, then every check that waits for the commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(rule: str) -> AbstractContextManager[Any]:
    return pytest.raises(IntegrityError, match=rule)


@pytest.fixture
def leave(person: User) -> LeaveRequest:
    return submit(person)


CHANGE = "UPDATE leaves_leaverequest SET {} WHERE id = %s"
COPY = """
    INSERT INTO leaves_leaverequest (user_id, category_id, start_date, end_date, start_time,
        end_time, hours, status, decision_comment, rejection_reason, notes, version, created_at,
        updated_at)
    SELECT user_id, category_id, start_date, end_date, start_time, end_time, hours, status, '', '',
           '', 1, now(), now()
      FROM leaves_leaverequest WHERE id = %s
"""


def test_live_requests_never_overlap(leave: LeaveRequest) -> None:
    with refused("leave_request_no_overlap"):
        run(COPY, leave.pk)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("leave_request_dates_ordered", "end_date = '2026-03-08'"),
        ("leave_request_hours_positive", "hours = 0"),
        ("leave_request_status_known", "status = 'MAYBE'"),
        ("leave_request_times_of_one_day", "start_time = '09:00'"),
        ("leave_request_times_of_one_day", "start_time = '09:00', end_time = '09:00'"),
        ("leave_request_approval_dated", "status = 'APPROVED'"),
        ("leave_request_rejection_explained", "status = 'REJECTED', decided_by_id = NULL"),
        ("leave_request_rejection_explained", "status = 'REJECTED', rejection_reason = ''"),
        ("leave_request_cancellation_dated", "status = 'CANCELLED'"),
        ("leave_request_not_decided_by_owner", "decided_by_id = user_id"),
        ("leave_request_states", "user_id = user_id + 1"),
        ("leave_request_states", "created_at = '2020-01-01'"),
        ("leave_request_states", "filed_by_id = user_id"),
        ("leave_request_charged", "hours = 16"),
        ("leave_request_charged", "start_date = '2027-03-08', end_date = '2027-03-08'"),
        ("leave_request_ledger_story", "status = 'APPROVED', approved_at = now()"),
        ("leave_request_ledger_story", "status = 'CANCELLED', cancelled_at = now()"),
    ],
)
def test_a_request_that_breaks_a_rule_is_refused(
    leave: LeaveRequest, rule: str, change: str
) -> None:
    with pytest.raises(IntegrityError) as caught:
        run(CHANGE.format(change), leave.pk)

    assert caught.value.__cause__.diag.constraint_name == rule  # type: ignore[union-attr]


def test_a_rejection_without_its_hours_given_back_is_refused(
    leave: LeaveRequest, approver: User
) -> None:
    change = "status = 'REJECTED', rejection_reason = 'No.', decided_by_id = %s, decided_at = now()"

    with refused("its ledger says H"):
        run(f"UPDATE leaves_leaverequest SET {change} WHERE id = %s", approver.pk, leave.pk)  # noqa: S608


def test_who_filed_a_request_does_not_decide_it(person: User, hr: User) -> None:
    leave = submit(person, filer=hr)

    with refused("leave_request_not_decided_by_filer"):
        run(CHANGE.format("decided_by_id = filed_by_id"), leave.pk)


@pytest.mark.parametrize("end", ["rejected", "cancelled"])
def test_a_final_request_never_changes(person: User, approver: User, end: str) -> None:
    leave = submit(person)
    if end == "rejected":
        reject(leave, approver)
    else:
        cancel(leave, person)

    for change in ("notes = 'x'", "status = 'PENDING'", "version = 9"):
        with refused("may not change so"):
            run(CHANGE.format(change), leave.pk)


def test_an_approval_is_not_made_pending_again(leave: LeaveRequest, approver: User) -> None:
    approve(leave, approver)

    with refused("may not change so"):
        run(CHANGE.format("status = 'PENDING'"), leave.pk)


@pytest.mark.parametrize("table", ["leaves_leaverequest", "leaves_ledgerentry"])
def test_rows_that_tell_the_past_are_never_deleted(leave: LeaveRequest, table: str) -> None:
    run("SELECT 1")
    with pytest.raises(IntegrityError):
        run(f"DELETE FROM {table}")  # noqa: S608
    with pytest.raises(IntegrityError):
        run(f"TRUNCATE {table} CASCADE")

    assert LeaveRequest.objects.get() == leave
    assert_books_agree()


@pytest.mark.parametrize("change", ["reason = 'x'", "pending = 0", "created_at = now()"])
def test_ledger_rows_never_change(leave: LeaveRequest, change: str) -> None:
    with pytest.raises(IntegrityError):
        run(f"UPDATE leaves_ledgerentry SET {change}")  # noqa: S608


ENTRY = """
    INSERT INTO leaves_ledgerentry (balance_id, version, kind, allocated, adjusted, pending, used,
        allocated_after, adjusted_after, pending_after, used_after, request_id, reason, created_at)
    VALUES (%s, %s, %s, 0, %s, %s, 0, 80, %s, %s, 0, %s, 'why', now())
"""


@pytest.mark.parametrize(
    ("_case", "version", "adjusted", "adjusted_after"),
    [
        ("a version left out", 3, 0, 0),
        ("a version twice", 1, 0, 0),
        ("a figure that does not follow", 2, 4, 5),
    ],
)
def test_a_ledger_row_continues_its_chain(
    person: User, _case: str, version: int, adjusted: int, adjusted_after: int
) -> None:
    open_year(person)
    balance = balance_of(person)

    with pytest.raises(IntegrityError):
        run(ENTRY, balance.pk, version, "ADJUST", adjusted, 0, adjusted_after, 0, None)


def test_a_ledger_row_without_its_balance_is_refused(person: User) -> None:
    open_year(person)

    with refused("differs from its ledger"):
        run(ENTRY, balance_of(person).pk, 2, "ADJUST", 4, 0, 4, 0, None)


@pytest.mark.parametrize(
    "change",
    [
        "allocated_hours = 88",
        "adjusted_hours = 8",
        "pending_hours = 0",
        "used_hours = 8",
        "version = version + 1",
    ],
)
def test_a_balance_that_departs_from_its_ledger_is_refused(
    leave: LeaveRequest, change: str
) -> None:
    with refused("differs from its ledger"):
        run(
            f"UPDATE leaves_leavebalance SET {change} WHERE id = %s",  # noqa: S608
            balance_of(leave.user).pk,
        )


def test_a_balance_without_a_ledger_is_refused(person: User) -> None:
    category = balance_category(person)

    with refused("differs from its ledger"):
        run(
            """INSERT INTO leaves_leavebalance (user_id, category_id, balance_year, allocated_hours,
                   adjusted_hours, pending_hours, used_hours, version, created_at, updated_at)
               VALUES (%s, %s, 2031, 80, 0, 0, 0, 1, now(), now())""",
            person.pk,
            category,
        )


def balance_category(person: User) -> int:
    open_year(person)
    return balance_of(person).category_id


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("leave_balance_never_overdrawn", "pending_hours = 80.25"),
        ("leave_balance_never_overdrawn", "used_hours = 80, pending_hours = 0.25"),
        ("leave_balance_never_overdrawn", "adjusted_hours = -72.25"),
        ("leave_balance_parts_positive", "pending_hours = -0.25"),
        ("leave_balance_parts_positive", "allocated_hours = -1, adjusted_hours = 90"),
        ("leave_balance_once", "category_id = (SELECT min(id) + 1 FROM leaves_leavecategory)"),
    ],
)
def test_a_balance_is_never_overdrawn_and_there_once(
    leave: LeaveRequest, rule: str, change: str
) -> None:
    with refused(rule):
        run(
            f"UPDATE leaves_leavebalance SET {change} WHERE id = %s",  # noqa: S608
            balance_of(leave.user).pk,
        )


def test_a_hold_for_a_request_that_holds_already_is_refused(leave: LeaveRequest) -> None:
    balance = balance_of(leave.user)

    with refused("its ledger says HH"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ENTRY, [balance.pk, 3, "HOLD", 0, 8, 0, 16, leave.pk])
        cursor.execute(
            "UPDATE leaves_leavebalance SET pending_hours = 16, version = 3 WHERE id = %s",
            [balance.pk],
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("rule", "kind", "adjusted", "pending", "with_request"),
    [
        ("ledger_entry_moves_what_its_kind_moves", "ADJUST", 0, 8, False),
        ("ledger_entry_moves_what_its_kind_moves", "HOLD", 0, -8, True),
        ("ledger_entry_moves_what_its_kind_moves", "USE", 0, 8, True),
        ("ledger_entry_kind_known", "GIFT", 8, 0, True),
        ("ledger_entry_request_unless_grant", "HOLD", 0, 8, False),
        ("ledger_entry_request_unless_grant", "ADJUST", 8, 0, True),
    ],
)
def test_a_ledger_row_moves_what_its_kind_moves(
    leave: LeaveRequest, *, rule: str, kind: str, adjusted: int, pending: int, with_request: bool
) -> None:
    request_id = leave.pk if with_request else None
    after = (adjusted, 8 + pending)

    with pytest.raises(IntegrityError):
        run(ENTRY, balance_of(leave.user).pk, 3, kind, adjusted, pending, *after, request_id)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM leaves_leavecharge",
        "UPDATE leaves_leavecharge SET hours = 4",
        "UPDATE leaves_leavecharge SET balance_year = 2025",
        "UPDATE leaves_leavecharge SET balance_id = NULL",
        "UPDATE leaves_leavecharge SET hours = 0",
    ],
)
def test_charges_are_what_the_request_is_priced(leave: LeaveRequest, change: str) -> None:
    with pytest.raises(IntegrityError):
        run(change)


def test_a_charge_draws_on_the_persons_own_balance(leave: LeaveRequest) -> None:
    stranger = UserFactory()
    open_year(stranger)

    with refused("not charged as it is priced"):
        run("UPDATE leaves_leavecharge SET balance_id = %s", balance_of(stranger).pk)


def test_people_work_at_places_of_their_company(person: User) -> None:
    foreign: dict[str, Any] = {"location": LocationFactory(), "department": DepartmentFactory()}

    for name, place in foreign.items():
        with refused(f"user_{name}_of_entity"):
            run(f"UPDATE users_user SET {name}_id = %s WHERE id = %s", place.pk, person.pk)  # noqa: S608


def test_a_holiday_of_a_place_is_one_of_its_company(person: User) -> None:
    holiday = PublicHolidayFactory(entity=person.entity, location=person.location)

    with refused("public_holiday_location_of_entity"):
        run(
            "UPDATE leaves_publicholiday SET location_id = %s WHERE id = %s",
            LocationFactory().pk,
            holiday.pk,
        )
    with refused("public_holiday_location_has_entity"):
        run("UPDATE leaves_publicholiday SET entity_id = NULL WHERE id = %s", holiday.pk)


def test_nothing_of_this_changed_anything(person: User, approver: User) -> None:
    """The refusals above are not refusals of everything: an honest story passes."""
    leave = approve(submit(person, date(2026, 12, 28), date(2027, 1, 8)), approver)

    run("UPDATE leaves_leaverequest SET notes = 'Seen.' WHERE id = %s", leave.pk)

    leave.refresh_from_db()
    assert leave.notes == "Seen."
    assert_books_agree()
