"""Two real workers of gunicorn: whichever is asked answers for both."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from prometheus_client.parser import text_string_to_metric_families

from backend.tests import production

pytestmark = pytest.mark.django_db
TOKEN = "m5Wq8Zt2Lc9Xv4Rj7Pn1Kd6Sb3Hg0Fa-Ue_Yi.Ow~Ax+Co=EzQr"
GUNICORN = ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--workers", "2")
SECONDS = 120


class Connection(http.client.HTTPConnection):
    """Over a socket in the file system, so that no port is taken."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


class Server:
    def __init__(self, folder: Path, **further: str) -> None:
        self.socket = str(folder / "server")
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, *GUNICORN, "--bind", f"unix:{self.socket}"],
            env={
                **os.environ,
                "DEBUG": "true",
                "DATABASE_URL": production.test_database_url(),
                "METRICS_TOKEN": TOKEN,
                **further,
            },
            cwd=settings.BASE_DIR,
        )

    def get(self, path: str) -> str:
        asking = Connection(self.socket, timeout=SECONDS)
        headers = {"Host": "localhost", "Authorization": f"Bearer {TOKEN}"}
        asking.request("GET", path, headers=headers)
        answer = asking.getresponse()
        assert answer.status == 200
        return answer.read().decode()

    def samples(self) -> dict[str, float]:
        families = text_string_to_metric_families(self.get("/metrics"))
        return {
            " ".join([sample.name, *sorted(sample.labels.values())]): sample.value
            for family in families
            for sample in family.samples
        }

    def live(self) -> bool:
        try:
            return self.get("/healthz") != ""
        except (OSError, http.client.HTTPException):
            return False

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(SECONDS)

    def log_in(self) -> None:
        asking = Connection(self.socket, timeout=SECONDS)
        body = json.dumps({"email": "ada@company.example", "password": "wrong"})
        headers = {"Host": "localhost", "Content-Type": "application/json"}
        asking.request("POST", "/api/v1/auth/login/", body, headers)
        asking.getresponse().read()


def until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_true():
        assert time.monotonic() < deadline


@pytest.fixture(scope="module")
def counts() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder, "counts")
        counts.mkdir()
        (counts / "counter_1.db").write_bytes(b"of a server before")
        yield counts


@pytest.fixture(scope="module")
def server(counts: Path, django_db_setup: None) -> Iterator[Server]:
    started = Server(counts.parent, PROMETHEUS_MULTIPROC_DIR=str(counts))
    try:
        until(started.live)
        yield started
    finally:
        started.end()


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
    samples = server.samples()

    assert samples["http_requests_total 200 GET readyz"] == asked
    assert samples["http_request_duration_seconds_count GET readyz"] == asked
    assert samples["http_request_database_statements_total GET readyz"] >= asked
    assert samples["database_connections_max"] == 20
    assert samples["database_connections_in_use"] == 0


@pytest.mark.django_db(transaction=True)  # The server commits the failed login.
def test_tells_how_many_connections_are_in_use(server: Server) -> None:
    login = threading.Thread(target=server.log_in)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE users_user")
        login.start()
        until(lambda: server.samples()["database_connections_in_use"] == 1)
        transaction.set_rollback(True)
    login.join(SECONDS)

    until(lambda: server.samples()["database_connections_in_use"] == 0)


def test_keeps_what_a_killed_worker_counted_but_not_its_connections(
    server: Server, counts: Path, asked: int
) -> None:
    killed = min(workers(counts))

    os.kill(killed, signal.SIGKILL)
    until(lambda: not (counts / f"gauge_livesum_{killed}.db").exists())

    assert server.samples()["http_requests_total 200 GET readyz"] == asked


def test_makes_a_folder_where_none_is_named_and_removes_it() -> None:
    with tempfile.TemporaryDirectory() as folder:
        started = Server(Path(folder), TMPDIR=folder)
        try:
            until(started.live)
            modes = [made.stat().st_mode & 0o777 for made in Path(folder).glob("leave-metrics-*")]
            samples = started.samples()
        finally:
            started.end()
        left = [*Path(folder).glob("leave-metrics-*")]

    assert (modes, left) == ([0o700], [])
    assert samples["http_requests_total 200 GET healthz"] >= 1


def test_without_a_token_a_server_needs_no_folder() -> None:
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder, "counts")
        started = Server(Path(folder), METRICS_TOKEN="", PROMETHEUS_MULTIPROC_DIR=str(counts))
        try:
            until(started.live)
        finally:
            started.end()

        assert not counts.exists()
