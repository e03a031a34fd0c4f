"""Transactions that PostgreSQL gave up on are carried out again, whole."""

from collections.abc import Callable

from django.db import OperationalError, transaction

TRANSIENT = frozenset({"40001", "40P01"})  # serialization failure, deadlock detected
ATTEMPTS = 3


def in_transaction[T](work: Callable[[], T]) -> T:
    """Run `work` in one transaction; a deadlock or serialization failure starts it anew."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return work()
        except OperationalError as exc:
            if attempt == ATTEMPTS or getattr(exc.__cause__, "sqlstate", None) not in TRANSIENT:
                raise
    raise AssertionError("unreachable")
