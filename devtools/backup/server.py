"""What a backup asks of a PostgreSQL server, and the programs that speak to it."""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from devtools import postgres, processes
from devtools.cluster import clean_environment
from devtools.console import StopError

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
ABOUT_DATABASE = """
    SELECT datcollate, datctype, coalesce(shobj_description(oid, 'pg_database'), '')
      FROM pg_database WHERE datname = current_database()
"""
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
MAINTENANCE = "postgres"
IS_THERE = "SELECT to_regclass('core_maintenancerun') IS NOT NULL"
MAY_WRITE = """
    SELECT has_table_privilege('core_maintenancerun', 'INSERT')
       AND has_table_privilege('core_maintenancerun', 'UPDATE')
"""
NOTE = """
    INSERT INTO core_maintenancerun (task, finished_at, faults) VALUES (%s, clock_timestamp(), %s)
    ON CONFLICT (task) DO UPDATE SET finished_at = excluded.finished_at, faults = excluded.faults
"""


def name_in(url: str) -> str:
    return str(conninfo_to_dict(url)["dbname"])


def renamed(url: str, name: str) -> str:
    """The same server and person, another database; what manage.py and libpq both read."""
    path, _, query = url.partition("?")
    base = path.rpartition("/")[0]
    return f"{base}/{name}" + (f"?{query}" if query else "")


@contextlib.contextmanager
def connected(url: str, *, autocommit: bool = True) -> Iterator[psycopg.Connection[Any]]:
    try:
        connection = psycopg.connect(url, autocommit=autocommit, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise StopError(f"the database cannot be reached: {sentence(error)}") from error
    with contextlib.closing(connection):
        try:
            yield connection
        except psycopg.Error as error:
            raise StopError(f"the database refused: {sentence(error)}") from error


def sentence(error: psycopg.Error) -> str:
    return str(error).strip().partition("\n")[0]


def one(connection: psycopg.Connection[Any], query: str, values: list[Any] | None = None) -> Any:
    row = connection.execute(query.encode(), values).fetchone()
    assert row is not None
    return row[0]


def run(what: str, program: str, url: str, *arguments: object) -> None:
    """One of PostgreSQL's own programs; the password travels where `ps` does not show it."""
    facts = conninfo_to_dict(url)
    password = facts.pop("password", None)
    env = clean_environment() | ({"PGPASSWORD": str(password)} if password else {})
    command = [postgres.programs() / program, f"--dbname={make_conninfo('', **facts)}"]
    processes.run(what, [*command, "--no-password", *arguments], env)


def require_programs_for(server: int) -> None:
    """pg_dump reads servers of its own version and older ones."""
    shown = subprocess.run(
        [str(postgres.programs() / "pg_dump"), "--version"],
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.search(r"(\d+)\.", shown.stdout)
    ours = int(found[1]) if found else 0
    if major(server) > ours:
        raise StopError(
            f"the server is PostgreSQL {major(server)}, and the programs here are of {ours}."
        )


def major(server: int) -> int:
    return server // 10_000


def rows_by_table(connection: psycopg.Connection[Any]) -> dict[str, int]:
    counts = {}
    for (table,) in connection.execute(TABLES).fetchall():
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
        row = connection.execute(query).fetchone()
        assert row is not None
        counts[str(table)] = int(row[0])
    return counts


def migrations(connection: psycopg.Connection[Any]) -> list[str]:
    return [str(name) for (name,) in connection.execute(MIGRATIONS).fetchall()]


def note(url: str, task: str, faults: int) -> None:
    """For whoever watches: the table that `core.services.maintenance` keeps."""
    with connected(url) as connection:
        if one(connection, IS_THERE) and one(connection, MAY_WRITE):
            connection.execute(NOTE, [task, faults])
