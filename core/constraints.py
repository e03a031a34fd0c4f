"""Let the database enforce a rule and the domain name it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from core.errors import DomainError


@contextmanager
def violations_as(errors: Mapping[str, Callable[[], DomainError]]) -> Iterator[None]:
    """Raise the mapped error when a write breaks the constraint of that name."""
    try:
        with transaction.atomic():  # A savepoint, so the caller's transaction survives.
            yield
    except IntegrityError as exc:
        diagnosis = getattr(exc.__cause__, "diag", None)
        make = errors.get(getattr(diagnosis, "constraint_name", None) or "")
        if make is None:
            raise
        raise make() from exc
