"""A replica that answers some reads: when it is asked, and what happens when it cannot answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta

import psycopg
import pytest
from django.db import InternalError, OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from core import replica
from core.models import Notification
from core.querysets import streamed
from users.models import User
from users.tests.factories import UserFactory

HAS_REPLAYED, BEHIND = replica.HAS_REPLAYED, "SELECT %s::text IS NULL"


pytestmark = pytest.mark.usefixtures("reader")


def e_mails() -> list[str]:
    return list(User.objects.order_by("pk").values_list("email", flat=True))


def statements_of[T](work: Callable[[], T]) -> tuple[T, int, int]:
    """What it gives; how many statements it sent to the primary, and to the reader."""
    with (
        CaptureQueriesContext(connection) as primary,
        CaptureQueriesContext(connections["reader"]) as other,
    ):
        found = work()
    return found, len(primary), len(other)


def test_reads_come_from_the_replica_and_nothing_else_does() -> None:
    ada = UserFactory()

    found, on_primary, _ = statements_of(lambda: replica.read(e_mails))
    outside, _, on_reader = statements_of(e_mails)

    assert found == outside == [ada.email]
    assert on_primary == 1  # Where the primary is.
    assert on_reader == 0


def test_rows_read_there_are_written_to_the_primary() -> None:
    UserFactory(first_name="Ada")

    person = replica.read(User.objects.get)
    person.first_name = "Grace"
    person.save(update_fields=["first_name"])

    assert (person._state.db, User.objects.get().first_name) == ("default", "Grace")


def test_nothing_can_be_written_there() -> None:
    with pytest.raises(InternalError, match="read-only transaction"):
        replica.read(lambda: User.objects.using("reader").update(first_name="Eve"))


def test_a_replica_that_lacks_what_was_committed_before_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that nobody misses their own writes, or sees by a right that is gone."""
    monkeypatch.setattr(replica, "HAS_REPLAYED", BEHIND)

    found, on_primary, on_reader = statements_of(lambda: replica.read(User.objects.count))

    assert found == 0
    assert on_primary == 2  # Where the primary is, and the read itself.
    assert on_reader == 4  # A transaction of no reads: BEGIN, read only, how far, ROLLBACK.


def test_a_database_that_is_no_replica_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """After it has been promoted, say."""
    monkeypatch.setattr(replica, "HAS_REPLAYED", HAS_REPLAYED)

    _, on_primary, on_reader = statements_of(lambda: replica.read(User.objects.count))

    assert (on_primary, on_reader) == (2, 4)


def test_waits_for_a_replica_that_is_about_to_catch_up(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READER_WAIT = timedelta(seconds=5)
    answers = iter([False, False, True])
    slept: list[float] = []
    ask = replica._ask
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(
        replica,
        "_ask",
        lambda alias, question, *rest: (
            next(answers) if question == replica.HAS_REPLAYED else ask(alias, question, *rest)
        ),
    )

    with CaptureQueriesContext(connections["reader"]) as statements:
        replica.read(User.objects.count)

    assert slept == [0.005, 0.01]
    assert any("users_user" in each["sql"] for each in statements)


def failing_with(sqlstate: str | None) -> Callable[[], str]:
    """Work that PostgreSQL refuses on the replica alone."""

    def work() -> str:
        if replica._source.get() == "default":
            return "from the primary"
        cause = psycopg.errors.lookup(sqlstate)("refused") if sqlstate else psycopg.Error("gone")
        raise OperationalError("refused") from cause

    return work


@pytest.mark.parametrize("sqlstate", ["40001", "40P01", "57P01", "57P03", "53300", None])
def test_the_primary_answers_what_the_replica_cannot(sqlstate: str | None) -> None:
    assert replica.read(failing_with(sqlstate)) == "from the primary"


@pytest.mark.parametrize("sqlstate", ["57014", "55P03"])
def test_a_read_that_takes_too_long_is_not_tried_twice(sqlstate: str) -> None:
    with pytest.raises(OperationalError):
        replica.read(failing_with(sqlstate))


@pytest.mark.parametrize(("sqlstate", "is_left_alone"), [("57P01", True), ("40001", False)])
def test_a_replica_that_is_away_is_left_alone_for_a_while(
    monkeypatch: pytest.MonkeyPatch, sqlstate: str, is_left_alone: bool
) -> None:
    seconds = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: seconds)
    replica.read(failing_with(sqlstate))

    _, _, meanwhile = statements_of(lambda: replica.read(User.objects.count))
    seconds += replica.REST_SECONDS
    _, _, afterwards = statements_of(lambda: replica.read(User.objects.count))

    assert (meanwhile == 0) is is_left_alone
    assert afterwards == 5  # BEGIN, read only, how far, the read, COMMIT.


def test_a_refusal_of_our_own_is_no_reason_to_ask_the_primary() -> None:
    asked: list[str] = []

    def refuse() -> None:
        asked.append(replica._source.get())
        raise LookupError

    with pytest.raises(LookupError):
        replica.read(refuse)

    assert asked == ["reader"]
    assert replica._source.get() == "default"


def names() -> Iterator[str]:
    yield from streamed(User.objects.order_by("pk").values_list("first_name", flat=True))


def test_streams_from_the_replica_and_ends_its_transaction() -> None:
    UserFactory(first_name="Ada")
    UserFactory(first_name="Grace")

    pieces = replica.stream(names)
    in_transaction = connections["reader"].in_atomic_block
    found = list(pieces)

    assert (in_transaction, found) == (True, ["Ada", "Grace"])
    assert connections["reader"].in_atomic_block is False


def test_a_download_that_is_broken_off_ends_its_transaction() -> None:
    UserFactory.create_batch(3)

    with closing(replica.stream(names)) as pieces:
        next(pieces)

    assert connections["reader"].in_atomic_block is False
    assert connections["default"].in_atomic_block is False


def test_a_stream_without_a_first_piece_is_empty() -> None:
    assert list(replica.stream(names)) == []
    assert connections["reader"].in_atomic_block is False


def test_streams_from_the_primary_when_the_replica_does_not_begin() -> None:
    UserFactory(first_name="Ada")

    def pieces() -> Iterator[str]:
        yield failing_with("57P01")()
        yield from names()

    assert list(replica.stream(pieces)) == ["from the primary", "Ada"]
    assert connections["reader"].in_atomic_block is False


def test_without_a_reader_nothing_more_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(connections.settings, "reader")

    _, on_primary, on_reader = statements_of(lambda: replica.read(Notification.objects.count))

    assert (on_primary, on_reader) == (1, 0)
