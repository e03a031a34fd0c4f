"""Each promise is broken once, past every guard of the database, and seen to be reported."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from core.models import Notification
from leaves.models import BusinessTrip, LeaveRequest
from leaves.services import balances, business_trips, invariants
from leaves.services.business_trips import Journey
from leaves.tests.factories import (
    TEST_NOW,
    LeaveCategoryFactory,
    approve,
    balance_of,
    cancel,
    reject,
    submit,
    vacation,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    """An employee with an approver, HR and an administrator around them."""
    made: User = UserFactory(with_approver=True)
    UserFactory(colleague_of=made, hr=True)
    UserFactory(admin=True)
    return made


@pytest.fixture
def leave(person: User) -> LeaveRequest:
    """Approved vacation on Monday, 9 March."""
    return approve(submit(person), approver_of(person))


def approver_of(person: User) -> User:
    approver = person.approver
    assert approver is not None
    return approver


def hr_of(person: User) -> User:
    found: User = User.objects.get(role="HR", entity=person.entity)
    return found


def plant(statement: str, *values: str | int | Decimal | None) -> None:
    """Write past constraints and triggers; what was written before is judged first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def drop(table: str, constraint: str) -> None:
    plant(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")


def plant_line(
    balance_id: int, kind: str, *, request: int | None = None, **deltas: Decimal | int
) -> None:
    """One more ledger line, with the balance in step with it."""
    parts = ("allocated", "adjusted", "pending", "used")
    moves = [deltas.get(part, 0) for part in parts]
    plant(
        """
        WITH moved AS (
          UPDATE leaves_leavebalance
             SET allocated_hours = allocated_hours + %s, adjusted_hours = adjusted_hours + %s,
                 pending_hours = pending_hours + %s, used_hours = used_hours + %s,
                 version = version + 1
           WHERE id = %s
          RETURNING *
        )
        INSERT INTO leaves_ledgerentry (balance_id, version, kind, allocated, adjusted, pending,
               used, allocated_after, adjusted_after, pending_after, used_after, request_id,
               reason, created_at)
        SELECT id, version, %s, %s, %s, %s, %s, allocated_hours, adjusted_hours, pending_hours,
               used_hours, %s, 'planted', now()
          FROM moved
        """,
        *moves,
        balance_id,
        kind,
        *moves,
        request,
    )


def broken() -> list[str]:
    return [violation.invariant.name for violation in invariants.violations(TEST_NOW)]


def test_every_query_of_the_file_is_asked() -> None:
    written = invariants.SOURCE.read_text().count("-- name: ")

    assert len(invariants.invariants()) == written == 20


def test_leave_that_went_every_way_breaks_nothing(person: User) -> None:
    approver, hr = approver_of(person), hr_of(person)
    days = [date(2026, 3, 9 + n) for n in range(5)]
    approve(submit(person, days[0]), approver)
    reject(submit(person, days[1]), approver)
    reject(approve(submit(person, days[2]), approver), approver)
    cancel(submit(person, days[3]), person)
    cancel(approve(submit(person, days[3]), approver), hr, reason="Called back.")
    approve(submit(person, days[4], filer=hr), approver)
    submit(person, date(2026, 12, 28), date(2027, 1, 8))
    sick = LeaveCategoryFactory(code="SICK")
    sick.requires_approval = False
    sick.save()
    submit(person, date(2026, 3, 17), category=sick)

    assert broken() == []


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


def adjust(person: User) -> None:
    balances.adjust(
        person_id=person.pk,
        category=vacation(),
        year=2026,
        hours=Decimal("4.00"),
        reason="Carried over",
        actor=hr_of(person),
        now=TEST_NOW,
    )


def test_a_correction_that_is_not_audited(person: User) -> None:
    adjust(person)

    plant("DELETE FROM core_auditlog WHERE action = 'ADJUST_BALANCE'")

    assert broken() == ["adjustments_audited_once"]


def test_a_correction_nobody_was_told_of(person: User) -> None:
    adjust(person)

    Notification.objects.filter(notification_type="BALANCE_ADJUSTED").delete()

    assert broken() == ["adjustment_told"]


def test_a_request_nobody_was_told_of(person: User) -> None:
    submit(person)

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


def test_a_command_without_its_answer(person: User) -> None:
    plant(
        """
        INSERT INTO core_idempotencykey (user_id, key, fingerprint, etag, body, created_at)
        VALUES (%s, 'key', '', '', '', now())
        """,
        person.pk,
    )

    assert broken() == ["idempotency_complete"]


def book(person: User, start: date) -> BusinessTrip:
    return business_trips.book(traveller=person, journey=Journey(start, start), now=TEST_NOW)


def test_trips_that_overlap(person: User) -> None:
    drop("leaves_businesstrip", "business_trip_no_overlap")
    book(person, date(2026, 3, 9))
    second = book(person, date(2026, 3, 10))

    plant("UPDATE leaves_businesstrip SET start_date = '2026-03-09' WHERE id = %s", second.pk)

    assert broken() == ["trips_without_overlap"]


def test_a_trip_that_is_not_audited(person: User) -> None:
    trip = book(person, date(2026, 3, 9))

    plant(
        "DELETE FROM core_auditlog WHERE target_type_id = %s",
        ContentType.objects.get_for_model(trip).pk,
    )

    assert broken() == ["trips_audited_once"]


def said_by_the_command() -> tuple[list[str], int]:
    """Its lines and exit code, on a connection of its own transaction."""
    output = StringIO()
    try:
        call_command("check_invariants", stdout=output)
    except SystemExit as stopped:
        return output.getvalue().splitlines(), int(str(stopped.code))
    return output.getvalue().splitlines(), 0


@pytest.mark.django_db(transaction=True)
def test_the_command_finds_nothing_wrong_and_exits_0(leave: LeaveRequest) -> None:
    rows = invariants.rows_checked()

    assert said_by_the_command() == ([f"20 of 20 invariants hold, {rows} rows checked."], 0)
    assert rows > LeaveRequest.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_command_prints_what_is_wrong_and_exits_1(leave: LeaveRequest) -> None:
    with transaction.atomic():
        plant("UPDATE leaves_leavebalance SET allocated_hours = 81 WHERE used_hours = 8")

    lines, code = said_by_the_command()

    assert code == 1
    assert lines[0].startswith("balance_equals_ledger: 1 rows. A balance is the sum of")
    assert lines[1].startswith(f"  balance={balance_of(leave.user).pk} ")
    assert lines[2].startswith("19 of 20 invariants hold, ")


@pytest.mark.django_db(transaction=True)
def test_the_command_can_only_read() -> None:
    category = vacation()

    with pytest.raises(DatabaseError, match="read-only"), invariants.snapshot():
        category.save()
