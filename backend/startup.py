"""What the database must be like before a server with DEBUG off serves from it."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

DURABILITY = ("fsync", "full_page_writes", "synchronous_commit")
LOSES_COMMITS = frozenset({"off", "local"})
WAITS_IN_FORCE = """
    SELECT name, setting::int FROM pg_settings
     WHERE name IN ('lock_timeout', 'statement_timeout') ORDER BY name
"""


def has_pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class _Schema:
    """A schema found current stays so while the process lives: only its code knows a newer one."""

    is_current = False


def has_current_schema() -> bool:
    """Reads the migrations from disk until they are all applied, then no more."""
    _Schema.is_current = _Schema.is_current or not has_pending_migrations()
    return _Schema.is_current


def refuse_unsafe_database() -> None:
    """Raise ImproperlyConfigured on pending migrations, or a server that may lose commits or wait
    without end.
    """
    if not has_current_schema():
        raise ImproperlyConfigured("Migrations are pending: run `manage.py migrate` first.")
    for setting in DURABILITY:
        _refuse_lossy(setting)
    _refuse_endless_waits()


def _refuse_lossy(setting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [setting])
        (value,) = cursor.fetchone() or ("",)
    if value in LOSES_COMMITS:
        raise ImproperlyConfigured(
            f"PostgreSQL runs with {setting} = {value}; committed leave could be lost."
        )


def _refuse_endless_waits() -> None:
    """A connection asks for its limits when it starts, and a pooler throws what is asked away."""
    longest = {
        "lock_timeout": settings.LOCK_TIMEOUT_SECONDS * 1000,
        "statement_timeout": settings.STATEMENT_TIMEOUT_SECONDS * 1000,
    }
    with connection.cursor() as cursor:
        cursor.execute(WAITS_IN_FORCE)
        for name, milliseconds in cursor.fetchall():
            if not 0 < milliseconds <= longest[name]:
                raise ImproperlyConfigured(
                    f"PostgreSQL runs with {name} = {milliseconds} ms instead of {longest[name]};"
                    " behind a pooler the role must have it: run deploy/runtime_role.sql."
                )
