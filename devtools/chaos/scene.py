"""Where it happens: a database of its own that keeps what it commits, and gunicorn before it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from devtools import environment, postgres, serve
from devtools.answers import told_by
from devtools.chaos.actors import Company
from devtools.chaos.faults import APPLICATION, THEIRS
from devtools.chaos.link import Link
from devtools.cluster import Cluster
from devtools.console import StopError
from devtools.up import manage

DATABASE = "leave_chaos"
NOTICED_SECONDS = 60
PLANTS = {
    "no-lock": "devtools.chaos.planted.no_lock:application",
    "no-idempotency": "devtools.chaos.planted.no_idempotency:application",
    "audit-after-commit": "devtools.chaos.planted.audit_after_commit:application",
}
AS_IN_PRODUCTION = {
    "DEBUG": "false",
    "ALLOWED_HOSTS": serve.HOST,
    "SECURE_SSL_REDIRECT": "false",
    "RATE_LIMIT_FACTOR": "1000000",
    "ACCESS_TOKEN_SECONDS": "86400",
    "LOG_LEVEL": "ERROR",
    "CACHE_URL": "",
    "METRICS_TOKEN": "",
    "LOG_FILE": "",
}


@dataclass(frozen=True, slots=True)
class Scene:
    cluster: Cluster
    link: Link
    env: dict[str, str]
    company: Company
    plant: str

    @property
    def url(self) -> str:
        return self.cluster.url(DATABASE)

    @property
    def sockets(self) -> Path:
        return self.cluster.socket_folder

    @contextlib.contextmanager
    def served(self, port: int) -> Iterator[subprocess.Popen[bytes]]:
        """By gunicorn, which reaches the database over the link."""
        here, there = (quote(str(each), safe="") for each in (self.link.folder, self.sockets))
        url = self.url.replace(there, here) + f"&application_name={APPLICATION}"
        env = dict(self.env, DATABASE_URL=url)
        with serve.running(env, port, PLANTS.get(self.plant, "")) as server:
            yield server

    def kill(self, server: subprocess.Popen[bytes]) -> None:
        """All of it, and wait until the database has noticed: nothing is under way any more."""
        os.killpg(server.pid, signal.SIGKILL)
        deadline = time.monotonic() + NOTICED_SECONDS
        while self.cluster.sql(f"SELECT count(*) {THEIRS}", DATABASE) != "0":
            if time.monotonic() > deadline:
                raise StopError("connections of a server that was killed do not end.")
            time.sleep(0.05)


@contextlib.contextmanager
def scene(plant: str) -> Iterator[Scene]:
    cluster = postgres.named("chaos", {})
    with contextlib.ExitStack() as stack:
        stack.enter_context(cluster.in_use())
        postgres.drop_database(cluster, DATABASE)
        postgres.create_database(cluster, DATABASE)
        env = dict(environment.base(), **environment.development_secrets(), **AS_IN_PRODUCTION)
        env["DATABASE_URL"] = cluster.url(DATABASE)
        manage(env, "migrate", "--verbosity=0")
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="leave-link-"))
        link = Link(Path(folder), cluster.socket_folder)
        stack.callback(link.close)
        yield Scene(cluster, link, env, found_company(env), plant)


def found_company(env: dict[str, str]) -> Company:
    return Company(**told_by("devtools.chaos.company", env))
