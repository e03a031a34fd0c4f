"""What stands for the Docker host: a folder, a durable PostgreSQL with passwords, and processes."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence

from devtools import postgres, processes, serve
from devtools.accounts import Account
from devtools.cluster import Cluster
from devtools.console import StopError, say
from devtools.images.compose import Compose
from devtools.images.dockerfile import Image, build
from devtools.images.local import Ports, choose_ports
from devtools.places import ROOT

HEALTHY_SECONDS = 180
POLL_SECONDS = 0.2
IMAGE_USER = 10001
BASE_PYTHON = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
KEPT = re.compile(r"HOME|.*_proxy|PIP_|npm_config_|SSL_|NODE_EXTRA_CA|LANG|TZ", re.IGNORECASE)
WHO_MAY_CONNECT = "local all leave trust\n" + (ROOT / "deploy" / "pg_hba.conf").read_text()


@dataclass(frozen=True)
class Machine:
    folder: Path
    cluster: Cluster
    ports: Ports
    account: Optional[Account]
    """Who the backend runs as: the number its USER line names."""

    def build(self, dockerfile: str, path: str) -> Dict[str, Image]:
        say(f"Building {dockerfile}")
        into = self.folder / dockerfile.replace("/", "-").lower()
        return build(ROOT / dockerfile, into, {**network_settings(), "PATH": path})

    def python_on_path(self) -> str:
        """The image has a Python of its own; here it is an empty environment."""
        home = self.folder / "python"
        processes.run("image python", [BASE_PYTHON, "-m", "venv", home])
        return os.pathsep.join([str(home / "bin"), os.environ["PATH"]])

    def create_database(self, stated: Dict[str, str], *further_roles: str) -> None:
        """As the postgres image does from its environment."""
        sql = self.cluster.sql
        sql("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots")
        name, owner = stated["POSTGRES_DB"], stated["POSTGRES_USER"]
        sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        for role in (*further_roles, owner):
            sql(f"DROP ROLE IF EXISTS {role}")
        sql(f"CREATE ROLE {owner} SUPERUSER LOGIN PASSWORD '{stated['POSTGRES_PASSWORD']}'")
        sql(f"CREATE DATABASE {name} OWNER {owner}")

    def serve(
        self,
        name: str,
        command: Sequence[object],
        env: Dict[str, str],
        cwd: Path,
        become: Optional[Account] = None,
    ) -> "subprocess.Popen[bytes]":
        log = self.folder / f"{name}.log"
        return processes.start(command, env, cwd, log, become)

    def wait_until_healthy(self, name: str, check: List[str], env: Dict[str, str]) -> None:
        deadline = time.monotonic() + HEALTHY_SECONDS
        while True:
            try:
                processes.run(f"health of {name}", check, env, self.folder)
            except StopError as failure:
                if time.monotonic() > deadline:
                    raise StopError(f"{failure}\n{self.last_words(name)}") from failure
                time.sleep(POLL_SECONDS)
            else:
                say(f"{name} is healthy")
                return

    def wait_until_listening(self, name: str, port: int) -> None:
        deadline = time.monotonic() + HEALTHY_SECONDS
        while not serve.listens(port):
            if time.monotonic() > deadline:
                raise StopError(f"{name} does not listen: {self.last_words(name)}")
            time.sleep(POLL_SECONDS)

    def wait_for_workers(self, name: str, server: "subprocess.Popen[bytes]", number: int) -> None:
        """Gunicorn answers from its first worker on, while it starts the others."""
        deadline = time.monotonic() + HEALTHY_SECONDS
        while (found := len(processes.children_of(server.pid))) != number:
            if time.monotonic() > deadline:
                raise StopError(f"{name} has {found} workers instead of {number}")
            time.sleep(POLL_SECONDS)
        say(f"  workers of {name}: {found}")

    def last_words(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")[-4000:]


def network_settings() -> Dict[str, str]:
    """Proxies, certificates and indexes of this machine; nothing of its application settings."""
    return {name: value for name, value in os.environ.items() if KEPT.match(name)}


@contextlib.contextmanager
def machine() -> Iterator[Machine]:
    folder = Path(tempfile.mkdtemp(prefix="leave-images-", dir="/var/tmp"))
    folder.chmod(0o755)
    try:
        cluster = _durable_cluster()
        with cluster.in_use():
            try:
                yield Machine(folder, cluster, choose_ports(), _account_of_image())
            finally:
                processes.end_children()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account_of_image() -> Optional[Account]:
    """Only root can be somebody else, and only where that account reaches the Python."""
    account = Account(IMAGE_USER, IMAGE_USER)
    return account if os.geteuid() == 0 and account.can_enter(Path(BASE_PYTHON)) else None


def _durable_cluster() -> Cluster:
    """A server with DEBUG off refuses a database that may lose commits.

    It is run with what the compose file says, and lets in whom deploy/pg_hba.conf lets in.
    """
    command = Compose(ROOT / "docker-compose.prod.yml", {}).command("db")
    stated = dict(word.split("=", 1) for word in command if "=" in word)
    cluster = postgres.named("images", {})
    cluster.home.mkdir(parents=True, exist_ok=True)
    rules = cluster.home / "pg_hba.conf"
    rules.write_text(WHO_MAY_CONNECT)
    rules.chmod(0o644)
    return postgres.named("images", {**stated, "hba_file": str(rules)})
