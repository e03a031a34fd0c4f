"""What must hold of stored data at every commit, asked of the database (leaves/invariants)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

SOURCES = sorted((Path(__file__).resolve().parent.parent / "invariants").glob("*.sql"))
QUERY = re.compile(r"^-- name: (\w+)  (.+)\n((?:.*\n)*?)(?=\n-- name|\Z)", re.MULTILINE)
SHOWN_ROWS = 10
CHECKED_TABLES = (
    "leaves_leavebalance",
    "leaves_ledgerentry",
    "leaves_leaverequest",
    "leaves_leavecharge",
    "leaves_businesstrip",
    "core_notification",
    "core_auditlog",
    "core_idempotencykey",
)
DAYS_OF_YEAR = 365


@dataclass(frozen=True, slots=True)
class Invariant:
    """`query` returns the rows that break `rule`."""

    name: str
    rule: str
    query: str


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold: how many rows break it, and the first of them."""

    invariant: Invariant
    total: int
    rows: list[dict[str, Any]]


@cache
def invariants() -> tuple[Invariant, ...]:
    return tuple(
        Invariant(name, rule, query.strip().rstrip(";"))
        for source in SOURCES
        for name, rule, query in QUERY.findall(source.read_text(encoding="utf-8"))
    )


@contextmanager
def snapshot() -> Iterator[None]:
    """One read-only view of the database: what is committed meanwhile is not seen."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        yield


def violations(now: datetime) -> list[Violation]:
    """Every invariant that does not hold, in the order of the files."""
    kept_for = timedelta(days=settings.AUDIT_RETENTION_YEARS * DAYS_OF_YEAR - 1)
    broken = [_check(invariant, now - kept_for) for invariant in invariants()]
    return [violation for violation in broken if violation is not None]


def _check(invariant: Invariant, oldest: datetime) -> Violation | None:
    query = f"SELECT count(*) OVER (), broken.* FROM ({invariant.query}) broken LIMIT {SHOWN_ROWS}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, {"oldest": oldest})
        names = [column.name for column in cursor.description][1:]
        found = cursor.fetchall()
    if not found:
        return None
    rows = [dict(zip(names, row[1:], strict=True)) for row in found]
    return Violation(invariant, total=found[0][0], rows=rows)


def rows_checked() -> int:
    counts = " + ".join(f"(SELECT count(*) FROM {table})" for table in CHECKED_TABLES)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        [count] = cursor.fetchone()
    return int(count)
