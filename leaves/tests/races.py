"""Things that happen at once, on a real connection each."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import OperationalError, connection, transaction

from core.retries import in_transaction

PATIENCE = 30  # seconds; far beyond what waiting for each other takes
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
