"""Things that happen at once, on a real connection each."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Barrier
from time import monotonic
from typing import Any

from django.db import OperationalError, connection, transaction

from core.retries import in_transaction

PATIENCE = 30  # seconds; far beyond what waiting for each other takes
POLL_SECONDS = 0.005
LOCK_NOT_AVAILABLE = "55P03"


def at_once[T](jobs: Iterable[Callable[[], T]]) -> list[T]:
    """Start every job in the same instant, each in its own thread; answers in their order."""
    jobs = list(jobs)
    barrier = Barrier(len(jobs))

    def run(job: Callable[[], T]) -> T:
        try:
            with connection.cursor() as cursor:  # A slow machine is not what these tests try.
                cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
            barrier.wait(timeout=PATIENCE)
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result() for future in [pool.submit(run, job) for job in jobs]]


def in_turn[T](gate: Callable[[], object], jobs: Iterable[Callable[[], T]]) -> list[T]:
    """Start each job once the one before it waits, so that they meet; answers in their order.

    `gate` takes locks that the jobs need. It opens when all of them wait, or are done.
    """
    jobs = list(jobs)
    started: list[Future[T]] = []
    backends: dict[int, int] = {}

    def run(place: int) -> T:
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
                # A deadlock is no way out here: it lasts until the patience ends.
                cursor.execute(f"SET deadlock_timeout = '{2 * PATIENCE}s'")
            backends[place] = connection.connection.info.backend_pid
            return jobs[place]()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool, transaction.atomic():
        gate()
        for place in range(len(jobs)):
            started.append(pool.submit(run, place))
            _until_waiting(started, backends)
    return [future.result() for future in started]


def before_the_audit_log() -> None:
    """A gate: a command that gets there has done its work, and holds all its locks."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE core_auditlog IN EXCLUSIVE MODE")


def _until_waiting(started: list[Future[Any]], backends: dict[int, int]) -> None:
    deadline = monotonic() + PATIENCE
    while not all(
        future.done() or (place in backends and _is_waiting(backends[place]))
        for place, future in enumerate(started)
    ):
        assert monotonic() < deadline, "A job neither waits nor ends."
        # Asking without a pause would keep the jobs from their work.
        wait([future for future in started if not future.done()], POLL_SECONDS)


def _is_waiting(backend: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = %s AND NOT granted)", [backend]
        )
        return bool(cursor.fetchone()[0])


def outcomes(responses: Iterable[Any]) -> Counter[tuple[int, str]]:
    """How often each status and code was answered."""
    return Counter(
        (response.status_code, "" if response.status_code < 400 else response.json()["code"])
        for response in responses
    )


def waits_for(first: Callable[[], object], then: Callable[[], object]) -> bool:
    """Whether `then`, on a connection of its own, waits for what `first` has not committed yet.

    `first` is rolled back; so is `then` when it waits.
    """

    def impatient() -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '300ms'")
            in_transaction(then)
        except OperationalError as exc:
            if getattr(exc.__cause__, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        first()
        waited = pool.submit(impatient).result()
        transaction.set_rollback(True)
    return waited
