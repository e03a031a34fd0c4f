"""A database that cannot be reached is left alone for a moment, so that nobody queues for it.

Whoever waits for a connection holds a thread. Without this, requests would pile up behind those
that wait, health checks among them, and be answered long after their clients have gone.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from psycopg_pool import PoolTimeout

from core.problems import plain_problem

REST_SECONDS = 2.0  # As long as clients are told to wait.
PROBE_SECONDS = 10.0  # Longer than one request waits for a connection.
# A pooler that has none to lend takes the statement, and ends the line when it has waited enough.
NOTHING_TO_LEND = "08P01"


class _Outage:
    """Of this worker. 0: none; until then requests are refused, after it one asks again."""

    until = 0.0


class OutageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _Outage.until or not request.path.startswith("/api/"):
            return self.get_response(request)
        now = time.monotonic()
        if now < _Outage.until:
            return plain_problem(503)
        _Outage.until = asking = now + PROBE_SECONDS
        with connection.execute_wrapper(_end_when_answered):
            response = self.get_response(request)
        if _Outage.until == asking:  # It needed no database: the next one asks.
            _Outage.until = now
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """API views leave a lost database to the middleware; `ProblemMiddleware` answers it."""
        note(exception)


def is_on() -> bool:
    """Whether a request had better not ask the database before `OutageMiddleware` lets it."""
    return _Outage.until > 0


def note(exception: Exception) -> None:
    if _is_outage(exception) or _is_outage(exception.__cause__):
        _Outage.until = time.monotonic() + REST_SECONDS


def _is_outage(exception: BaseException | None) -> bool:
    return (
        isinstance(exception, PoolTimeout)
        or getattr(exception, "sqlstate", None) == NOTHING_TO_LEND
    )


def _end_when_answered(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
) -> Any:
    """A connection alone is none to the database: a pooler gives one at any time."""
    answer = execute(sql, params, many, context)
    _Outage.until = 0.0
    return answer
