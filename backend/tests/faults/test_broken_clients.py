"""Clients that break off, and a log that cannot be written: everybody else is served."""

import contextlib
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.tests.served import SECONDS, Server, serving

pytestmark = pytest.mark.django_db
FULL = Path("/dev/full")
HALF = (
    b"POST /api/v1/auth/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b'Content-Length: 60\r\n\r\n{"email": "ada@comp'
)
WHOLE = b"GET /api/v1/schema/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def server(django_db_setup: None) -> Iterator[Server]:
    """One worker of four threads."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as started:
        yield started


@contextlib.contextmanager
def sent(server: Server, content: bytes) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(SECONDS)
        client.connect(server.socket)
        client.sendall(content)
        yield client


def test_a_body_that_ends_half_way_is_a_bad_request(server: Server) -> None:
    with sent(server, HALF) as client:
        client.shutdown(socket.SHUT_WR)
        answer = client.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert server.live()


def test_clients_that_leave_before_their_answer_take_nobody_along(server: Server) -> None:
    for _ in range(8):
        with sent(server, WHOLE):
            pass

    assert server.get("/readyz").status == 200


def test_bodies_that_never_end_hold_a_thread_each_and_no_more(server: Server) -> None:
    """Gunicorn stands behind a proxy that reads bodies whole before it asks."""
    with contextlib.ExitStack() as open_clients:
        for _ in range(3):
            open_clients.enter_context(sent(server, HALF))

        assert server.get("/readyz").status == 200
    assert server.get("/readyz").status == 200


@pytest.mark.skipif(not FULL.exists(), reason="This system has no device that is full.")
def test_a_log_on_a_full_disk_is_lost_and_nothing_else() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        FULL.open("wb") as output,
        serving(Path(folder), output=output, LOG_FILE=str(FULL)) as server,
    ):
        answers = [server.get(path).status for path in ("/readyz", "/api/v1/auth/me/")]

    assert answers == [200, 401]
