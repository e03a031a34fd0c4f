"""Things that happen at once, on a real connection each."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

PATIENCE = 30  # seconds; far beyond what waiting for each other takes


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
