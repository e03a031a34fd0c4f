"""Fixtures every app shares."""

import gc
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management.commands import flush
from django.db import connection, connections
from django.db.backends.base.operations import BaseDatabaseOperations
from pytest_django import DjangoDbBlocker, Settings
from rest_framework.test import APIClient
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]

from core import clock, outage, replica
from leaves.models import LeaveCategory
from users.models import User
from users.tests.builders import access_token_for

type SignIn = Callable[[User], APIClient]

# A Wednesday, noon in UTC: the instant every test happens at unless it moves the clock itself.
TEST_NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

KEPT_TABLES = frozenset({"auth_permission", "django_content_type"})


class Clock:
    """The clock of a test; `now` is moved by assignment."""

    now: datetime = TEST_NOW


def pytest_collection_finish() -> None:
    """What has been imported stays: it need not be searched for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def test_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr(clock, "now", lambda: held.now)
    return held


@pytest.fixture(autouse=True)
def fast_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def unlimited_calls(settings: Settings) -> None:
    """The clock of a test stands still, and with it the minute in which calls are counted."""
    settings.RATE_LIMIT_FACTOR = 0


@pytest.fixture
def as_user() -> SignIn:
    """A client signed in as a person, through a real login row and a real token."""

    def sign_in(user: User) -> APIClient:
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token_for(user)}")
        return client

    return sign_in


@pytest.fixture
def reader(
    transactional_db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A replica that has replayed everything: another connection to the same database.

    `dev.py drill` has a real one.
    """
    monkeypatch.setitem(connections.settings, replica.READER, connections.settings["default"])
    connections[replica.READER] = connection.copy()
    settings.DATABASE_ROUTERS = ["core.replica.ReplicaRouter"]
    settings.READER_WAIT = timedelta(0)
    monkeypatch.setattr(replica, "HAS_REPLAYED", "SELECT %s::text IS NOT NULL")
    monkeypatch.setattr(replica._Rest, "until", 0.0)
    yield
    connections[replica.READER].close()
    del connections[replica.READER]


@pytest.fixture(autouse=True)
def _database_is_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test says of the database, the next does not hear."""
    monkeypatch.setattr(outage._Outage, "until", 0.0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """A database that is used again starts with what its migrations brought, as a new one does."""
    with django_db_blocker.unblock():
        if not LeaveCategory.objects.exists():
            import_module("leaves.migrations.0005_categories").add(apps, None)


@pytest.fixture(scope="session", autouse=True)
def _quick_flush() -> Iterator[None]:
    """Empty the tables after a transactional test row by row, past append-only triggers.

    TRUNCATE would make every file of every table anew, for a handful of rows. What the flush would
    only take away to make it again stays: the content types and permissions of Django.
    """
    operations = type(connection.ops)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", _deletions)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_: None)
        yield


def _deletions(
    operations: BaseDatabaseOperations, _style: object, tables: Iterable[str], **_options: object
) -> list[str]:
    """In one go; without triggers and foreign keys, in any order."""
    emptied = [operations.quote_name(table) for table in tables if table not in KEPT_TABLES]
    deletions = [f"DELETE FROM {table}" for table in emptied]  # noqa: S608 names of our tables
    return [";".join(["SET LOCAL session_replication_role = replica", *deletions])]


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_found_once() -> Iterator[None]:
    """Each client of a test has middleware of its own, which would read all of them again."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("add_files_from_finders", "update_files_dictionary"):
            patch.setattr(WhiteNoiseMiddleware, name, _once(getattr(WhiteNoiseMiddleware, name)))
        yield


def _once(add_files: Callable[..., None]) -> Callable[..., None]:
    kept: dict[tuple[str, ...], dict[str, object]] = {}

    def add_kept(middleware: Any, *place: str) -> None:
        if place not in kept:
            before, middleware.files = middleware.files, {}
            add_files(middleware, *place)
            kept[place], middleware.files = middleware.files, before
        middleware.files.update(kept[place])

    return add_kept
