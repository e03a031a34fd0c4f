"""Production on this machine: nginx, two instances, pgbouncer, PostgreSQL with a replica, Redis.

Each is run from the files of deploy/ and of docker-compose.prod.yml, and can be ended by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from devtools import environment, postgres, processes, serve, toolchain
from devtools.answers import check_invariants
from devtools.chaos.actors import Company
from devtools.chaos.scene import AS_IN_PRODUCTION, found_company
from devtools.cluster import Cluster, clean_environment
from devtools.console import StopError, say
from devtools.drills import planted
from devtools.images.compose import Compose
from devtools.images.http import Browser
from devtools.images.local import find_program, refuse_missing_programs
from devtools.places import ROOT
from devtools.stack.edge import HOST, Edge
from devtools.stack.pooler import Pooler
from devtools.stack.standby import Standby
from devtools.up import manage

DATABASE = "leave"
INSTANCES = (1, 2)
FOR_CROWDS, FOR_PEOPLE = 1_000_000, 1  # RATE_LIMIT_FACTOR
READY_SECONDS = 180
POLL_SECONDS = 0.05


@dataclass
class Scene:
    folder: Path
    primary: Cluster
    standby: Standby
    pooler: Pooler
    edge: Edge
    redis_port: int
    owner: dict[str, str]
    server: dict[str, str]
    plant: str
    company: Company = field(default_factory=lambda: Company((), (), ()))
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, name: str) -> None:
        starters = {
            "replica": self.standby.start,
            "pgbouncer": self._start_pgbouncer,
            "redis": self._start_redis,
            "nginx": self._start_nginx,
        }
        self.running[name] = starters[name]()

    def stop(self, name: str) -> None:
        """As an operator does, with SIGTERM; PostgreSQL with SIGINT, or it waits for clients."""
        child = self.running.pop(name)
        child.send_signal(signal.SIGINT if name == "replica" else signal.SIGTERM)
        child.wait(processes.GRACE_SECONDS)
        processes.end(child)

    def start_instance(self, number: int, code: Path = ROOT) -> None:
        self._launch(number, code)
        self._wait_for_instance(number)

    def start_instances(self) -> None:
        """Side by side."""
        for step in (self._launch, self._wait_for_instance):
            for number in INSTANCES:
                step(number)

    def stop_instance(self, number: int) -> float:
        """Asked to end; how many seconds that took."""
        began = time.monotonic()
        child = self.running.pop(f"instance {number}")
        child.send_signal(signal.SIGTERM)
        child.wait(2 * processes.GRACE_SECONDS)
        seconds = time.monotonic() - began
        processes.end(child)
        return seconds

    def kill_instance(self, number: int) -> None:
        """All of its processes at once, whatever they are doing."""
        child = self.running.pop(f"instance {number}")
        os.killpg(child.pid, signal.SIGKILL)
        processes.end(child)

    def is_ready(self, number: int) -> bool:
        with contextlib.suppress(OSError):
            address = serve.address(self.edge.instances[number - 1])
            return Browser(address).get("/readyz", Host=HOST).status == 200
        return False

    def migrate(self, code: Path = ROOT) -> None:
        """As the owner, past the pooler; then what the roles of the servers may do."""
        command = [toolchain.python(), "manage.py", "migrate", "--verbosity=0"]
        processes.run("migrate", command, self.owner, code)
        self._psql("runtime_role.sql", self.server["RUNTIME_PASSWORD"])
        self._psql("replication_role.sql", self.standby.password)

    def renew_replication_password(self) -> None:
        """The replica hears of it when it starts."""
        self.standby = replace(self.standby, password=f"new:{secrets.token_hex(16)}")
        self._psql("replication_role.sql", self.standby.password)

    def url(self, which: str) -> str:
        return self.pooler.url(which, self.server["RUNTIME_PASSWORD"])

    def sql(self, query: str) -> str:
        return self.primary.sql(query, DATABASE)

    def sql_of_replica(self, query: str) -> str:
        return self.standby.as_cluster().sql(query, DATABASE)

    def browser(self) -> Browser:
        return Browser(f"https://{HOST}:{self.edge.https}", self.edge.certificate)

    def metric(self, line: str) -> float:
        """Summed over the instances that answer."""
        bearer = f"Bearer {self.server['METRICS_TOKEN']}"
        total = 0.0
        for port in self.edge.instances:
            with contextlib.suppress(OSError):
                inside = Browser(serve.address(port))
                shown = inside.get("/metrics", Host=HOST, Authorization=bearer).body.decode()
                found = [row for row in shown.splitlines() if row.startswith(f"{line} ")]
                total += sum(float(row.rpartition(" ")[2]) for row in found)
        return total

    def set_password(self, person: int, password: str) -> None:
        code = f"from users.models import User; u = User.objects.get(pk={person}); "
        code += f"u.set_password({password!r}); u.save(update_fields=['password'])"
        manage(self.owner, "shell", "--no-imports", "-c", code)

    def invariants(self) -> subprocess.CompletedProcess[str]:
        return check_invariants(self.owner)

    def access_log(self) -> list[dict[str, Any]]:
        lines = self._log("nginx").read_text(errors="replace").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def _launch(self, number: int, code: Path = ROOT) -> None:
        port = self.edge.instances[number - 1]
        command = [*serve.GUNICORN[:-1], code / "deploy" / "gunicorn.conf.py"]
        command += ["--bind", f"{serve.HOST}:{port}", *planted.of_instance(self.plant)]
        name = f"instance {number}"
        self.running[name] = processes.start(command, self.server, code, self._log(name))

    def _wait_for_instance(self, number: int) -> None:
        name = f"instance {number}"
        self._wait(name, lambda: self.is_ready(number), self._log(name))

    def _log(self, name: str) -> Path:
        return self.folder / f"{name.replace(' ', '-')}.log"

    def _psql(self, file: str, password: str) -> None:
        command = [self.primary.binaries / "psql", "-Xq", "-v", f"password={password}"]
        command += ["-f", ROOT / "deploy" / file, self.primary.url(DATABASE)]
        processes.run(file.partition(".")[0].replace("_", " "), command, clean_environment())

    def _start_pgbouncer(self) -> "subprocess.Popen[bytes]":
        env = {**clean_environment(), "RUNTIME_PASSWORD": self.server["RUNTIME_PASSWORD"]}
        log, account = self._log("pgbouncer"), self.primary.account
        child = processes.start(self.pooler.command, env, self.folder, log, account)
        self._wait("pgbouncer", lambda: serve.listens(self.pooler.port), log)
        return child

    def _start_redis(self) -> "subprocess.Popen[bytes]":
        server, *options = Compose(ROOT / "docker-compose.prod.yml", {}).command("cache")
        place = ["--port", self.redis_port, "--bind", serve.HOST]
        log = self._log("redis")
        child = processes.start(
            [find_program(server), *options, *place], clean_environment(), self.folder, log
        )
        self._wait("redis", lambda: serve.listens(self.redis_port), log)
        return child

    def _start_nginx(self) -> "subprocess.Popen[bytes]":
        log = self._log("nginx")
        command = self.edge.command("-g", "daemon off;")
        child = processes.start(command, clean_environment(), self.folder, log)
        self._wait("nginx", lambda: serve.listens(self.edge.https), log)
        return child

    def _wait(self, name: str, is_there: Any, log: Path) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not is_there():
            child = self.running.get(name)
            ended = child is not None and child.poll() is not None
            if ended or time.monotonic() > deadline:
                raise StopError(f"{name} did not start: {processes.telling_line(log)}")
            time.sleep(POLL_SECONDS)


@contextlib.contextmanager
def scene(plant: str, rate_limit_factor: int) -> Iterator[Scene]:
    refuse_missing_programs()
    folder = Path(tempfile.mkdtemp(prefix="leave-drill-", dir="/var/tmp"))
    folder.chmod(0o755)
    try:
        primary = _empty_cluster(folder)
        with primary.in_use():
            place = _prepared(folder, primary, plant)
            place.server["RATE_LIMIT_FACTOR"] = str(rate_limit_factor)
            try:
                _start_all(place)
                yield place
            finally:
                processes.end_children()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _empty_cluster(folder: Path) -> Cluster:
    """One that keeps what it commits, and asks for passwords as deploy/pg_hba.conf says."""
    rules = folder / "pg_hba.conf"
    stated = (ROOT / "deploy" / "pg_hba.conf").read_text()
    rules.write_text(f"local all leave trust\n{stated}")
    cluster = postgres.named("drill", {"hba_file": str(rules)})
    shutil.rmtree(cluster.data, ignore_errors=True)
    return cluster


def _prepared(folder: Path, primary: Cluster, plant: str) -> Scene:
    ports: list[int] = []
    for _ in range(6):
        ports.append(serve.free_port(besides=ports))
    pgbouncer, redis, http, https, *instances = ports
    standby = Standby(
        primary, folder / "replica", secrets.token_hex(16), ["-c", "log_statement=all"]
    )
    pooler = Pooler(folder / "pgbouncer", pgbouncer, primary.socket_folder, standby.sockets)
    config = folder / "nginx" / "nginx.conf"
    edge = Edge(config, folder / "html", folder, http, https, instances)
    place = Scene(folder, primary, standby, pooler, edge, redis, {}, {}, plant)
    place.owner, place.server = _environments(place)
    return place


def _environments(place: Scene) -> tuple[dict[str, str], dict[str, str]]:
    """Of the owner, who migrates; and of the servers."""
    owner = dict(environment.base(), **environment.development_secrets(), **AS_IN_PRODUCTION)
    owner |= {"MEDIA_ROOT": str(place.folder / "media"), "ALLOWED_HOSTS": HOST}
    owner["DATABASE_URL"] = place.primary.url(DATABASE)
    password = secrets.token_hex(16)
    server = owner | {
        "SECURE_SSL_REDIRECT": "true",
        "NUM_PROXIES": "1",
        "DATABASE_URL": place.pooler.url("primary", password),
        "READER_DATABASE_URL": place.pooler.url("replica", password),
        "CACHE_URL": f"redis://{serve.HOST}:{place.redis_port}/0",
        "METRICS_TOKEN": secrets.token_urlsafe(48),
        "RUNTIME_PASSWORD": password,
        "PYTHONPATH": str(ROOT),
    }
    return owner, server


def _start_all(place: Scene) -> None:
    postgres.create_database(place.primary, DATABASE)
    place.migrate()
    place.company = found_company(place.owner)
    deploy = ROOT / "deploy"
    place.standby.make_folder()
    place.pooler.write(
        planted.in_pooler(place.plant, (deploy / "pgbouncer.ini").read_text()),
        (deploy / "pgbouncer.sh").read_text(),
        place.primary.account,
    )
    place.edge.config.parent.mkdir()
    place.edge.html.mkdir()
    (place.edge.html / "index.html").write_text("<!doctype html>")
    shutil.copy(deploy / "security_headers.conf", place.edge.config.parent)
    place.edge.write(planted.in_nginx(place.plant, (deploy / "nginx.conf").read_text()))
    for name in ("replica", "pgbouncer", "redis"):
        place.start(name)
    place.start_instances()
    place.start("nginx")
    say("nginx, two instances, pgbouncer, PostgreSQL with a replica and Redis are running")
