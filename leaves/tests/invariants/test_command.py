"""What holds of honest data, and what the command says of it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from leaves.models import LeaveRequest
from leaves.services import invariants
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    balance_of,
    cancel,
    reject,
    submit,
    vacation,
)
from leaves.tests.invariants.planting import approver_of, broken, hr_of, plant
from users.models import User

pytestmark = pytest.mark.django_db


def test_every_query_of_the_files_is_asked() -> None:
    written = sum(source.read_text().count("-- name: ") for source in invariants.SOURCES)

    assert len(invariants.invariants()) == written == 27


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

    assert said_by_the_command() == ([f"27 of 27 invariants hold, {rows} rows checked."], 0)
    assert rows > LeaveRequest.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_command_prints_what_is_wrong_and_exits_1(leave: LeaveRequest) -> None:
    with transaction.atomic():
        plant("UPDATE leaves_leavebalance SET allocated_hours = 81 WHERE used_hours = 8")

    lines, code = said_by_the_command()

    assert code == 1
    assert lines[0].startswith("balance_equals_ledger: 1 rows. A balance is the sum of")
    assert lines[1].startswith(f"  balance={balance_of(leave.user).pk} ")
    assert lines[2].startswith("26 of 27 invariants hold, ")


@pytest.mark.django_db(transaction=True)
def test_the_command_can_only_read() -> None:
    category = vacation()

    with pytest.raises(DatabaseError, match="read-only"), invariants.snapshot():
        category.save()
