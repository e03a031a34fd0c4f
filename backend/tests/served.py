"""The gunicorn of production on the database of the tests, over a socket in the file system."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.conf import settings

from backend.tests import production

METRICS_TOKEN = "m5Wq8Zt2Lc9Xv4Rj7Pn1Kd6Sb3Hg0Fa-Ue_Yi.Ow~Ax+Co=EzQr"
GUNICORN = ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py")
SECONDS = 120


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    content: bytes

    @property
    def json(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.content)
        return read


class Connection(http.client.HTTPConnection):
    """Over a socket in the file system, so that no port is taken."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


class Server:
    """`further` is environment; `output` is where it writes its log lines."""

    def __init__(
        self, folder: Path, *, workers: int, output: IO[bytes] | None = None, **further: str
    ) -> None:
        self.socket = str(folder / "server")
        self.process = subprocess.Popen(  # noqa: S603
            [
                *(sys.executable, *GUNICORN),
                *("--workers", str(workers), "--bind", f"unix:{self.socket}"),
            ],
            env={
                **os.environ,
                "DEBUG": "true",
                "DATABASE_URL": production.test_database_url(),
                "METRICS_TOKEN": METRICS_TOKEN,
                **further,
            },
            cwd=settings.BASE_DIR,
            stdout=output,
            stderr=output,
        )

    def ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, **headers: str
    ) -> Answer:
        asking = Connection(self.socket, timeout=SECONDS)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = None if body is None else json.dumps(body)
        asking.request(
            method,
            path,
            sent,
            {"Host": "localhost", "Content-Type": "application/json", **named},
        )
        answer = asking.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    def live(self) -> bool:
        try:
            return self.get("/healthz").status == 200
        except (OSError, http.client.HTTPException):
            return False

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(SECONDS)


@contextlib.contextmanager
def serving(
    folder: Path, *, workers: int = 1, output: IO[bytes] | None = None, **further: str
) -> Iterator[Server]:
    started = Server(folder, workers=workers, output=output, **further)
    try:
        until(started.live)
        yield started
    finally:
        started.end()


def until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_true():
        assert time.monotonic() < deadline
