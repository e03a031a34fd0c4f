"""What a migration may do to the people at work meanwhile."""

from operator import itemgetter

import pytest
from django.contrib.postgres.operations import NotInTransactionMixin
from django.db.migrations import Migration, RunSQL
from django.db.migrations.loader import MigrationLoader

OURS = frozenset({"core", "organizations", "users", "leaves"})
WITHOUT_END = ("lock_timeout = 0", "statement_timeout = 0")


def ours() -> list[tuple[str, Migration]]:
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return sorted(
        ((f"{app}.{name}", migration) for (app, name), migration in found.items() if app in OURS),
        key=itemgetter(0),
    )


def is_concurrent(operation: object) -> bool:
    return isinstance(operation, NotInTransactionMixin) or "CONCURRENTLY" in sql_of(operation)


def sql_of(operation: object) -> str:
    return str(operation.sql) if isinstance(operation, RunSQL) else ""


CONCURRENT = [
    (name, migration) for name, migration in ours() if any(map(is_concurrent, migration.operations))
]


def test_indexes_of_tables_with_people_are_made_while_they_work() -> None:
    assert "users.0003_people_by_name" in dict(CONCURRENT)


@pytest.mark.parametrize(("name", "migration"), CONCURRENT, ids=[name for name, _ in CONCURRENT])
def test_an_index_made_meanwhile_waits_as_long_as_it_takes(name: str, migration: Migration) -> None:
    """Given up half-way it stays, is written and never read, and blocks the next attempt."""
    before = ""
    for operation in migration.operations:
        if is_concurrent(operation):
            assert all(setting in before for setting in WITHOUT_END), name
        before += sql_of(operation)
    assert not migration.atomic
