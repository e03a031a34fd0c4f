from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import psycopg
import pytest
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from backend.connections import pooled
from backend.database.base import DatabaseWrapper

OPTIONS = {"options": "-c lock_timeout=3s", "connect_timeout": 5}
ASKED = ("lock_timeout", "idle_in_transaction_session_timeout")


def options_of_a_server() -> dict[str, Any]:
    return pooled(OPTIONS, most=10, idle_seconds=60)


def test_a_pool_gives_an_attempt_up_at_once_so_that_the_next_request_makes_its_own() -> None:
    assert options_of_a_server()["pool"] == {
        "min_size": 1,
        "max_size": 10,
        "timeout": 5,
        "reconnect_timeout": 1,
    }


def test_a_database_that_vanished_is_missed_within_seconds() -> None:
    options = options_of_a_server()

    assert options["connect_timeout"] == 5
    assert options["tcp_user_timeout"] == 15_000
    idle, interval, count = (
        options[f"keepalives_{name}"] for name in ("idle", "interval", "count")
    )
    assert idle + interval * count == 15


def test_what_the_address_says_wins() -> None:
    options = pooled(OPTIONS | {"keepalives_idle": "60"}, most=10, idle_seconds=60)

    assert options["keepalives_idle"] == "60"


@pytest.mark.django_db
def test_the_database_ends_a_transaction_that_its_worker_left_standing() -> None:
    mine = connection.get_connection_params()
    address = {name: mine[name] for name in ("dbname", "user", "host", "port") if name in mine}
    how = {name: value for name, value in options_of_a_server().items() if name != "pool"}

    with psycopg.connect(**address, **how) as session:
        shown = {name: session.execute(f"SHOW {name}").fetchone() for name in ASKED}

    assert shown == {
        "lock_timeout": ("3s",),
        "idle_in_transaction_session_timeout": ("1min",),
    }


@pytest.fixture
def of_a_server() -> Iterator[DatabaseWrapper]:
    """A connection of a pool, as a worker holds it."""
    mine = deepcopy(connection.settings_dict)
    mine["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 1, "timeout": 5}
    held = DatabaseWrapper(mine, alias=DEFAULT_DB_ALIAS)
    yield held
    held.close()
    held.close_pool()


def asked_of(held: BaseDatabaseWrapper, sql: str, *params: int) -> Any:
    with held.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_a_pooled_connection_that_the_database_ended_is_replaced_unseen(
    of_a_server: DatabaseWrapper,
) -> None:
    [ended] = asked_of(of_a_server, "SELECT pg_backend_pid()")
    of_a_server.close()

    assert asked_of(connection, "SELECT pg_terminate_backend(%s, 5000)", ended) == (True,)
    [now] = asked_of(of_a_server, "SELECT pg_backend_pid()")

    assert now != ended


@pytest.mark.django_db(transaction=True)
def test_a_pooled_connection_that_was_told_something_is_kept(of_a_server: DatabaseWrapper) -> None:
    with of_a_server.cursor() as cursor:
        cursor.execute("LISTEN nothing")
    [told] = asked_of(of_a_server, "SELECT pg_backend_pid()")
    of_a_server.close()

    asked_of(connection, "SELECT pg_notify('nothing', 'new')")

    assert asked_of(of_a_server, "SELECT pg_backend_pid()") == (told,)


@pytest.mark.django_db(transaction=True)
def test_a_borrowed_connection_asks_outside_transactions_and_goes_back(
    of_a_server: DatabaseWrapper,
) -> None:
    with of_a_server.borrowed() as first:
        asked = first.execute("SELECT txid_current_if_assigned(), pg_backend_pid()").fetchone()
        status = first.info.transaction_status
    with of_a_server.borrowed() as second:
        again = second.execute("SELECT NULL, pg_backend_pid()").fetchone()

    assert (asked, status) == (again, TransactionStatus.IDLE)
