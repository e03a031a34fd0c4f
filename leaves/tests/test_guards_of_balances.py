"""Balances are money: PostgreSQL refuses what the ledger does not tell, whatever the code says."""

import pytest
from django.db import IntegrityError, connection, transaction

from leaves.models import LeaveRequest
from leaves.tests.factories import balance_of, open_year, submit
from leaves.tests.tampering import refused, run
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def leave(person: User) -> LeaveRequest:
    return submit(person)


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
        ("a version left out", 3, 4, 4),
        ("a version twice", 1, 4, 4),
        ("a figure that does not follow", 2, 4, 5),
    ],
)
def test_a_ledger_row_continues_its_chain_even_when_the_balance_says_the_same(
    person: User, _case: str, version: int, adjusted: int, adjusted_after: int
) -> None:
    open_year(person)
    balance = balance_of(person)

    with (
        refused("does not continue its chain"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE leaves_leavebalance SET adjusted_hours = %s, version = %s WHERE id = %s",
            [adjusted_after, version, balance.pk],
        )
        cursor.execute(ENTRY, [balance.pk, version, "ADJUST", adjusted, 0, adjusted_after, 0, None])


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
    ],
)
def test_a_ledger_row_moves_what_its_kind_moves(
    leave: LeaveRequest, *, rule: str, kind: str, adjusted: int, pending: int, with_request: bool
) -> None:
    request_id = leave.pk if with_request else None
    after = (adjusted, 8 + pending)

    with refused(rule):
        run(ENTRY, balance_of(leave.user).pk, 3, kind, adjusted, pending, *after, request_id)
