"""Transactions that met another and had to give way are carried out again, whole."""

from collections.abc import Callable

from django.db import OperationalError, transaction

from core.errors import ServiceUnavailableError

TRANSIENT = frozenset({"40001", "40P01"})  # serialization failure, deadlock detected
ATTEMPTS = 3


def in_transaction[T](work: Callable[[], T]) -> T:
    """Run `work` in one transaction, and anew after a deadlock or serialization failure.

    So it is when a rule found under its locks that what it had read before them has changed
    (ServiceUnavailableError).
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return work()
        except (OperationalError, ServiceUnavailableError) as exc:
            if attempt == ATTEMPTS or not _may_pass(exc):
                raise
    raise AssertionError("unreachable")


def _may_pass(exc: Exception) -> bool:
    if isinstance(exc, ServiceUnavailableError):
        return True
    return getattr(exc.__cause__, "sqlstate", None) in TRANSIENT
