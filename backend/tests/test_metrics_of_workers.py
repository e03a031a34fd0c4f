"""Two real workers of gunicorn: whichever is asked answers for both."""

import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from prometheus_client.parser import text_string_to_metric_families

from backend.tests.served import METRICS_TOKEN, SECONDS, Server, serving, until

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def counts() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder, "counts")
        counts.mkdir()
        (counts / "counter_1.db").write_bytes(b"of a server before")
        yield counts


@pytest.fixture(scope="module")
def server(counts: Path, django_db_setup: None) -> Iterator[Server]:
    with serving(counts.parent, workers=2, PROMETHEUS_MULTIPROC_DIR=str(counts)) as started:
        yield started


def samples_of(server: Server) -> dict[str, float]:
    answer = server.get("/metrics", Authorization=f"Bearer {METRICS_TOKEN}")
    families = text_string_to_metric_families(answer.content.decode())
    return {
        " ".join([sample.name, *sorted(sample.labels.values())]): sample.value
        for family in families
        for sample in family.samples
    }


def log_in(server: Server) -> None:
    body = {"email": "ada@company.example", "password": "wrong"}
    server.ask("POST", "/api/v1/auth/login/", body)


def workers(counts: Path) -> set[int]:
    """Those that have counted a look at `readyz`."""
    counted = [file for file in counts.glob("counter_*.db") if b'"readyz"' in file.read_bytes()]
    return {int(file.stem.removeprefix("counter_")) for file in counted}


@pytest.fixture(scope="module")
def asked(server: Server, counts: Path) -> int:
    """How often both workers together were asked, until each of them had been."""
    for times in range(1, 500):
        server.get("/readyz")
        if len(workers(counts)) == 2:
            return times
    raise AssertionError("One worker took every request.")


def test_adds_up_what_all_workers_count(server: Server, asked: int) -> None:
    samples = samples_of(server)

    assert samples["http_requests_total 200 GET readyz"] == asked
    assert samples["http_request_duration_seconds_count GET readyz"] == asked
    assert samples["http_request_database_statements_total GET readyz"] >= asked
    assert samples["database_connections_max"] == 20
    assert samples["database_connections_in_use"] == 0


@pytest.mark.django_db(transaction=True)  # The server commits the failed login.
def test_tells_how_many_connections_are_in_use(server: Server) -> None:
    login = threading.Thread(target=log_in, args=[server])

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE users_user")
        login.start()
        until(lambda: samples_of(server)["database_connections_in_use"] == 1)
        transaction.set_rollback(True)
    login.join(SECONDS)

    until(lambda: samples_of(server)["database_connections_in_use"] == 0)


def test_keeps_what_a_killed_worker_counted_but_not_its_connections(
    server: Server, counts: Path, asked: int
) -> None:
    killed = min(workers(counts))

    os.kill(killed, signal.SIGKILL)
    until(lambda: not (counts / f"gauge_livesum_{killed}.db").exists())

    assert samples_of(server)["http_requests_total 200 GET readyz"] == asked


def test_makes_a_folder_where_none_is_named_and_removes_it() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with serving(Path(folder), workers=2, TMPDIR=folder) as started:
            modes = [made.stat().st_mode & 0o777 for made in Path(folder).glob("leave-metrics-*")]
            samples = samples_of(started)
        left = [*Path(folder).glob("leave-metrics-*")]

    assert (modes, left) == ([0o700], [])
    assert samples["http_requests_total 200 GET healthz"] >= 1


def test_without_a_token_a_server_needs_no_folder() -> None:
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder, "counts")
        with serving(
            Path(folder), workers=2, METRICS_TOKEN="", PROMETHEUS_MULTIPROC_DIR=str(counts)
        ):
            pass

        assert not counts.exists()
