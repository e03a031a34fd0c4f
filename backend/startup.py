"""What the database must be like before a server with DEBUG off serves from it."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

DURABILITY = ("fsync", "full_page_writes", "synchronous_commit")


def has_pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_unsafe_database() -> None:
    """Raise ImproperlyConfigured on pending migrations or a server that may lose commits."""
    if has_pending_migrations():
        raise ImproperlyConfigured("Migrations are pending: run `manage.py migrate` first.")
    with connection.cursor() as cursor:
        for setting in DURABILITY:
            cursor.execute("SELECT current_setting(%s)", [setting])
            (value,) = cursor.fetchone() or ("",)
            if value in {"off", "local"}:
                raise ImproperlyConfigured(
                    f"PostgreSQL runs with {setting} = {value}; committed leave could be lost."
                )
    connection.close()
