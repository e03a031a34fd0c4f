"""What one call sends to the database, word for word."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

TRANSACTION = frozenset({"BEGIN", "COMMIT", "ROLLBACK"})


@dataclass(frozen=True, slots=True)
class Statement:
    """`made` is the id of the one row that an INSERT returned."""

    sql: str
    rows: int = 0
    made: int | None = None

    @property
    def is_of_transaction(self) -> bool:
        return self.sql in TRANSACTION


class Tape:
    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self._results: list[tuple[int, int | None]] = []

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Of one call, which must begin with the signal of a request."""
        connection.force_debug_cursor = True
        try:
            with connection.execute_wrapper(self._watch):
                yield
        finally:
            connection.force_debug_cursor = False
        results = iter(self._results)
        for entry in connection.queries_log:
            sql = entry["sql"]
            result = () if sql in TRANSACTION else next(results)
            self.statements.append(Statement(sql, *result))

    def _watch(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        try:
            return execute(sql, params, many, context)
        finally:
            self._results.append(_result_of(context["cursor"].cursor, sql))


def _result_of(cursor: Any, sql: str) -> tuple[int, int | None]:
    answered = getattr(cursor, "pgresult", None)
    if answered is None:
        return 0, None
    is_one = answered.ntuples == 1 and answered.nfields == 1
    made = int(answered.get_value(0, 0)) if is_one and sql.startswith("INSERT") else None
    return answered.ntuples, made
