"""Reads that a replica of the database may answer, so that nobody can tell.

It is asked only when it has replayed everything that was committed before the question: who has
just written reads it back, and who has just lost a right has lost it here, too. Whenever it
cannot, the primary answers.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections, transaction
from django.db.models import Model
from psycopg_pool import PoolTimeout

from core.metrics import replica_reads

logger = logging.getLogger(__name__)

READER = "reader"
FIRST_PAUSE_SECONDS = 0.005
REST_SECONDS = 10.0

# All that was acknowledged is flushed, and only what is flushed is sent to replicas.
POSITION = "SELECT pg_current_wal_flush_lsn()::text"
HAS_REPLAYED = "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= %s::pg_lsn"

# The statement was too slow, or met a lock: the primary would only be slow as well.
OWN_FAULT = frozenset({"57014", "55P03"})
CONFLICTS = frozenset({"40001", "40P01"})  # with what the replica replays; the next may go well

_source: ContextVar[str] = ContextVar("source_of_reads", default=DEFAULT_DB_ALIAS)


class ReplicaBehindError(OperationalError):
    """The replica has not replayed what was committed before the question."""


class ReplicaRouter:
    """Reads where `read` and `stream` say, writes to the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _source.get()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


class _Rest:
    """A replica that is away or behind is left alone for a while by this process."""

    until = 0.0


def read[T](work: Callable[[], T]) -> T:
    """What `work` reads: from the replica in one transaction if it can, else from the primary."""

    def from_replica(position: str) -> T:
        with _on_replica(position), _from(READER):
            return work()

    return _first_of(from_replica, work)


def stream[P](pieces: Callable[[], Iterator[P]]) -> "Pieces[P]":
    """Pieces from the database that gives the first of them, which has been read on return."""

    def from_replica(position: str) -> Pieces[P]:
        with ExitStack() as stack:
            stack.enter_context(_on_replica(position))
            with _from(READER):
                begun = Pieces(pieces())
            begun.on_close(stack.pop_all())
            return begun

    return _first_of(from_replica, lambda: Pieces(pieces()))


class Pieces[P](Iterator[P]):
    """Has read the first piece; ends its transaction when it is exhausted or closed."""

    def __init__(self, pieces: Iterator[P]) -> None:
        self._pieces = pieces
        self._transaction = ExitStack()
        self._first = list(_at_most_one(pieces))

    def on_close(self, stack: ExitStack) -> None:
        self._transaction = stack

    def __next__(self) -> P:
        if self._first:
            return self._first.pop()
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if hasattr(self._pieces, "close"):
            self._pieces.close()
        self._transaction.close()


def _at_most_one[P](pieces: Iterator[P]) -> Iterator[P]:
    for piece in pieces:
        yield piece
        return


def _first_of[T](from_replica: Callable[[str], T], from_primary: Callable[[], T]) -> T:
    if READER not in connections.settings:
        return from_primary()
    if time.monotonic() < _Rest.until:
        replica_reads.labels("resting").inc()
        return from_primary()
    position = _ask(DEFAULT_DB_ALIAS, POSITION)
    try:
        found = from_replica(position)
    except (OperationalError, InterfaceError, PoolTimeout) as exc:
        _note_or_raise(exc)
        return from_primary()
    replica_reads.labels("replica").inc()
    return found


def _note_or_raise(exc: Exception) -> None:
    """Raise what the primary would not do better; else remember not to ask again too soon."""
    sqlstate = getattr(exc.__cause__, "sqlstate", None)
    if sqlstate in OWN_FAULT:
        raise exc
    if sqlstate in CONFLICTS:
        replica_reads.labels("conflict").inc()
        return
    _Rest.until = time.monotonic() + REST_SECONDS
    is_behind = isinstance(exc, ReplicaBehindError)
    replica_reads.labels("behind" if is_behind else "away").inc()
    logger.warning("the replica is %s: the primary answers", "behind" if is_behind else "away")


@contextmanager
def _on_replica(position: str) -> Iterator[None]:
    """A read-only transaction there, which sees all that the primary had committed by then."""
    with transaction.atomic(using=READER):
        with connections[READER].cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        _wait_until_replayed(position)
        yield


def _wait_until_replayed(position: str) -> None:
    """Statements after this one see it: each has a snapshot of its own, READ COMMITTED."""
    deadline = time.monotonic() + settings.READER_WAIT.total_seconds()
    pause = FIRST_PAUSE_SECONDS
    while not _ask(READER, HAS_REPLAYED, position):
        if time.monotonic() + pause > deadline:
            raise ReplicaBehindError(position)
        time.sleep(pause)
        pause *= 2


def _ask(alias: str, question: str, *parameters: str) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(question, parameters)
        [answer] = cursor.fetchone()
    return answer


@contextmanager
def _from(alias: str) -> Iterator[None]:
    token = _source.set(alias)
    try:
        yield
    finally:
        _source.reset(token)
