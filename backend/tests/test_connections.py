from typing import Any

import psycopg
import pytest
from django.db import connection

from backend.connections import pooled

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
