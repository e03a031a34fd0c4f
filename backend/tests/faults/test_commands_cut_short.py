"""A command that the database cuts short leaves nothing; its key finds out, and it is done once."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, connections

from backend.tests.dumps import dump
from backend.tests.faults.planting import CUT_OFF, SLOW, planted, refused_with
from conftest import SignIn
from core.models import AuditLog, IdempotencyKey, Notification
from leaves.models import LeaveBalance, LeaveRequest
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import vacation
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "core_notification"
KEY = {"Idempotency-Key": "one-click"}


@pytest.fixture
def ada() -> User:
    made: User = UserFactory(with_approver=True)
    return made


@pytest.fixture
def submit(as_user: SignIn, ada: User) -> Any:
    client = as_user(ada)
    body = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-10"}
    return lambda: client.post("/api/v1/leaves/requests/", body, headers=KEY)


@contextmanager
def patience(setting: str) -> Iterator[None]:
    """What this connection waits for, so that the test does not."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET {setting} = '200ms'")
    try:
        yield
    finally:
        connection.close()


@contextmanager
def row_held(person: User) -> Iterator[None]:
    with closing(connections.create_connection("default")) as other, other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT 1 FROM users_user WHERE id = %s FOR UPDATE", [person.pk])
        yield


def assert_told_to_come_back(answer: Any) -> None:
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert answer.json()["code"] == "service_unavailable"


def assert_done_once(submit: Any) -> None:
    first, again = submit(), submit()

    assert (first.status_code, first.get("Idempotency-Replayed")) == (201, None)
    assert (again.content, again["Idempotency-Replayed"]) == (first.content, "true")
    assert_one_of_each()


def assert_one_of_each() -> None:
    assert LeaveRequest.objects.count() == 1
    assert Notification.objects.count() == 1
    assert AuditLog.objects.filter(action="SUBMIT").count() == 1
    assert IdempotencyKey.objects.count() == 1
    assert_books_agree()


def test_a_database_that_has_become_slow(submit: Any) -> None:
    before = dump()
    with planted(SLOW, table=TOLD), patience("statement_timeout"):
        assert_told_to_come_back(submit())

    assert dump() == before
    assert_done_once(submit)


def test_a_row_that_somebody_holds_for_long(submit: Any, ada: User) -> None:
    before = dump()
    with row_held(ada), patience("lock_timeout"):
        assert_told_to_come_back(submit())

    assert dump() == before
    assert_done_once(submit)


def test_a_connection_that_is_cut_off(submit: Any) -> None:
    before = dump()
    with planted(CUT_OFF, table=TOLD):
        assert_told_to_come_back(submit())

    assert dump() == before
    assert_done_once(submit)


@pytest.mark.parametrize("sqlstate", ["40P01", "40001"])
def test_a_deadlock_or_serialization_failure_is_not_noticed(submit: Any, sqlstate: str) -> None:
    with planted(refused_with(sqlstate), table=TOLD):
        answer = submit()

    assert (answer.status_code, answer.get("Idempotency-Replayed")) == (201, None)
    assert_one_of_each()


def test_a_command_of_every_day_goes_on_where_the_database_left_it() -> None:
    vacation()
    people = UserFactory.create_batch(3)
    with planted(CUT_OFF, table="leaves_leavebalance", nth=2), pytest.raises(OperationalError):
        call_command("open_balance_year", year=2026)
    opened = list(LeaveBalance.objects.values_list("user", flat=True))

    call_command("open_balance_year", year=2026)

    assert opened == [people[0].pk]
    assert list(LeaveBalance.objects.order_by("user").values_list("user", flat=True)) == [
        person.pk for person in people
    ]
    assert_books_agree()
