"""Serving API and web client on one origin, with the gunicorn of production."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Dict, Iterator, Sequence

from devtools import processes
from devtools.console import StopError
from devtools.places import LOGS, ROOT, VENV

HOST = "127.0.0.1"
READY_SECONDS = 120
POLL_SECONDS = 0.05
LOWEST_TEST_PORT = 20000
HIGHEST_TEST_PORT = 32767
PORTS_APART = 64
GUNICORN = [VENV / "bin" / "gunicorn", "--config", ROOT / "deploy" / "gunicorn.conf.py"]


def address(port: int) -> str:
    return f"http://{HOST}:{port}"


def refuse_busy_port(port: int, option: str = "--port") -> None:
    try:
        _bind(port)
    except PermissionError as error:
        raise StopError(
            f"port {port} is reserved for the system; choose one from 1024 up."
        ) from error
    except OSError as error:
        raise StopError(
            f"port {port} is in use; stop what uses it, or choose another with {option}."
        ) from error


def free_port(besides: Sequence[int] = ()) -> int:
    """Below the ports the system hands out by itself, so that nobody takes it in between.

    Two commands side by side look in different places: their process numbers are close.
    """
    count = HIGHEST_TEST_PORT - LOWEST_TEST_PORT
    for step in range(count):
        port = LOWEST_TEST_PORT + (os.getpid() * PORTS_APART + step) % count
        if port in besides:
            continue
        with contextlib.suppress(OSError):
            _bind(port)
            return port
    raise StopError(f"no free port between {LOWEST_TEST_PORT} and {HIGHEST_TEST_PORT}.")


def listens(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex((HOST, port)) == 0


def _bind(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))


@contextlib.contextmanager
def running(
    env: Dict[str, str], port: int, application: str = ""
) -> Iterator[subprocess.Popen[bytes]]:
    """Of the product, unless another WSGI application is named."""
    log = LOGS / f"server-{port}.log"
    named = [application] if application else []
    server = processes.start([*GUNICORN, "--bind", f"{HOST}:{port}", *named], env, log=log)
    try:
        _wait_until_ready(server, port, log)
        yield server
    finally:
        processes.end(server)


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(f"{address(port)}/readyz"):
        if server.poll() is not None or time.monotonic() > deadline:
            raise StopError(f"the server did not start: {processes.telling_line(log)} (log: {log})")
        time.sleep(POLL_SECONDS)


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False
