"""Log lines as JSON, with the request they belong to; never bodies, notes, tokens, passwords."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from http import HTTPStatus
from time import perf_counter
from types import TracebackType
from typing import Any, Self

import structlog
from django.db import connections
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, Processor, WrappedLogger

from core.metrics import count_request

logger = logging.getLogger("core.requests")

LINE = ("method", "path", "status", "duration_ms", "statements")
SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(allow=LINE),
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp"),
]
_stacks = structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=30)


def json_formatter() -> logging.Formatter:
    """timestamp, level, logger, message, exc_info, and the context of the request."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _exceptions_without_rows,
            structlog.processors.EventRenamer("message"),
            structlog.processors.JSONRenderer(),
        ],
    )


def _exceptions_without_rows(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """PostgreSQL's DETAIL quotes the row it refused, notes and all: first lines only."""
    if not (exc_info := event.pop("exc_info", None)):
        return event
    stacks = _stacks(exc_info)
    for stack in stacks:
        stack["exc_value"] = stack["exc_value"].partition("\n")[0]
    event["exc_info"] = stacks
    return event


class RequestLine:
    """What was asked, what came of it, and what it cost: one line, and the counts of metrics."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.status = 500
        self.statements = 0
        self.in_database = 0.0

    def __enter__(self) -> Self:
        self.started = perf_counter()
        self.counting = ExitStack()
        for alias in connections:
            self.counting.enter_context(connections[alias].execute_wrapper(self._count))
        return self

    def status_of(self, response: HttpResponse) -> HttpResponse:
        self.status = response.status_code
        return response

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.counting.__exit__(kind, exc, tb)
        seconds = perf_counter() - self.started
        facts = {
            "method": self.request.method,
            "path": self.request.path,
            "status": self.status,
            "duration_ms": round(seconds * 1000, 1),
            "statements": self.statements,
        }
        # Most requests are polls that are told nothing new; they are counted like all others.
        level = logging.DEBUG if self.status == HTTPStatus.NOT_MODIFIED else logging.INFO
        logger.log(level, "request", extra=facts)
        count_request(
            self.request,
            status=self.status,
            seconds=seconds,
            statements=self.statements,
            in_database=self.in_database,
        )

    def _count(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.statements += 1
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.in_database += perf_counter() - started
