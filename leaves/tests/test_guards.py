"""The database as the second line: what code must never do to requests, PostgreSQL refuses."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

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
from leaves.tests.tampering import refused, run
from organizations.tests.factories import DepartmentFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


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
    with pytest.raises(IntegrityError):
        run(f"DELETE FROM {table}")  # noqa: S608
    with pytest.raises(IntegrityError):
        run(f"TRUNCATE {table} CASCADE")

    assert LeaveRequest.objects.get() == leave
    assert_books_agree()


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("not charged as it is priced", "DELETE FROM leaves_leavecharge"),
        ("not charged as it is priced", "UPDATE leaves_leavecharge SET hours = 4"),
        ("not charged as it is priced", "UPDATE leaves_leavecharge SET balance_year = 2025"),
        ("not charged as it is priced", "UPDATE leaves_leavecharge SET balance_id = NULL"),
        ("leave_charge_positive", "UPDATE leaves_leavecharge SET hours = 0"),
    ],
)
def test_charges_are_what_the_request_is_priced(
    leave: LeaveRequest, rule: str, change: str
) -> None:
    with refused(rule):
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
