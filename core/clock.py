"""The one place that reads the clock. Views and commands ask it and pass the answer down."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told_instant", default=None)


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return _told.get() or timezone.now()


def told() -> datetime | None:
    """The instant the running command was told to happen at, if it was (see `at`)."""
    return _told.get()


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Let rows written meanwhile bear this instant: history that is told, not lived."""
    token = _told.set(instant)
    try:
        yield
    finally:
        _told.reset(token)
