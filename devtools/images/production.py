"""docker-compose.prod.yml, command by command, with DEBUG off and keys of its own."""

from __future__ import annotations

import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Sequence

from devtools import processes
from devtools.console import say
from devtools.images.compose import Compose
from devtools.images.dockerfile import Image
from devtools.images.http import Browser
from devtools.images.local import Translation, database_here, environment_here, find_program
from devtools.images.machine import Machine, network_settings
from devtools.images.served import Served, expect
from devtools.places import ROOT
from devtools.stack.edge import HOST, Edge
from devtools.stack.pooler import Pooler
from devtools.stack.standby import ROLE, Standby

ADMINISTRATOR = "first.admin@example.com"
WORKERS = 4
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
PLAIN_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
OLD_ENTRY = """\
INSERT INTO core_auditlog
       (action, target_label, changes, reason, is_override, request_id, created_at)
VALUES ('LOGIN', '', '{}', '', false, '', '2001-01-01')"""
OLD_ENTRIES = "SELECT count(*) FROM core_auditlog WHERE created_at < '2002-01-01'"
OWNED = "SELECT count(*) FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE rolname = "


@dataclass(frozen=True)
class Images:
    backend: Image
    web: Image
    pooler: Image


class Production:
    def __init__(self, machine: Machine, images: Images) -> None:
        self.machine = machine
        self.backend = images.backend
        self.web = images.web
        self.pooler = images.pooler
        ports = machine.ports
        self.instances = {"backend-1": ports.api, "backend-2": ports.second}
        self.values = {
            name: secrets.token_hex(32)
            for name in (
                "SECRET_KEY",
                "JWT_SECRET_KEY",
                "METRICS_TOKEN",
                "OWNER_PASSWORD",
                "RUNTIME_PASSWORD",
                "REPLICATION_PASSWORD",
            )
        }
        self.values["ALLOWED_HOSTS"] = HOST
        self.password = secrets.token_hex(16)
        self.servers: List["subprocess.Popen[bytes]"] = []
        self.compose = Compose(ROOT / "docker-compose.prod.yml", self.values)

    def exercise(self) -> None:
        roles = ("leave_runtime", "leave_replication")
        self.machine.create_database(self.compose.environment("db"), *roles)
        self._start_cache()
        self._migrate()
        self._start_replica()
        self._start_pgbouncer()
        self._start_backends()
        self._start_nginx()
        self.served.check_edge()
        self.served.check_api({"email": ADMINISTRATOR, "password": self.password})
        self.served.check_metrics()
        self._check_runtime_role()
        self._check_daily()
        self.served.check_away(self.servers)

    def _start_cache(self) -> None:
        port = self.machine.ports.cache
        place = ["--port", str(port), "--bind", "127.0.0.1"]
        server, *options = self.compose.command("cache")
        self._serve("cache", [find_program(server), *options, *place], self.machine.folder)
        ping, *words = self.compose.healthcheck("cache")
        check = [str(find_program(ping)), "-p", str(port), *words]
        self.machine.wait_until_healthy("cache", check, network_settings())

    def _migrate(self) -> None:
        env = self._environment("migrate")
        processes.run("migrate", self.compose.command("migrate"), env, self.backend.folder)
        say("migrate is done")
        for service in ("runtime-role", "replication-role"):
            self._run_psql(service)
        person = {
            "DJANGO_SUPERUSER_EMAIL": ADMINISTRATOR,
            "DJANGO_SUPERUSER_PASSWORD": self.password,
            "DJANGO_SUPERUSER_FIRST_NAME": "First",
            "DJANGO_SUPERUSER_LAST_NAME": "Admin",
        }
        create = ["python", "manage.py", "createsuperuser", "--noinput"]
        processes.run("create superuser", create, {**env, **person}, self.backend.folder)

    def _run_psql(self, service: str) -> None:
        files = Translation([("/deploy/", f"{ROOT}/deploy/")])
        words = [
            database_here(word, self.machine.cluster.socket_folder)
            for word in files.of_words(self.compose.command(service))
        ]
        psql = [self.machine.cluster.binaries / words[0], *words[1:]]
        processes.run(service.replace("-", " "), psql, network_settings(), self.machine.folder)
        say(f"{service} is done")

    def _start_replica(self) -> None:
        shell, script, *options = self.compose.command("replica")
        expect("start of the replica", (shell, script), ("sh", "/deploy/replica.sh"))
        stated = self.compose.environment("replica")
        expect("role of the replica", stated["PGUSER"], ROLE)
        folder = self.machine.folder / "replica"
        standby = Standby(self.machine.cluster, folder, stated["PGPASSWORD"], options)
        standby.make_folder()
        standby.start()
        in_recovery = standby.as_cluster().sql("SELECT pg_is_in_recovery()", "leave")
        expect("replica of the database", in_recovery, "t")
        self.replica = standby

    def _start_pgbouncer(self) -> None:
        machine, image = self.machine, self.pooler
        sockets = (machine.cluster.socket_folder, self.replica.sockets)
        pooler = Pooler(machine.folder / "pgbouncer", machine.ports.pooler, *sockets)
        start = image.inside(image.command[1])
        ini = image.inside("/etc/pgbouncer/pgbouncer.ini")
        pooler.write(ini.read_text(), start.read_text(), machine.cluster.account)
        env = {**network_settings(), **self.compose.environment("pgbouncer"), "PATH": PLAIN_PATH}
        machine.serve("pgbouncer", pooler.command, env, machine.folder, machine.cluster.account)
        here = Translation([("127.0.0.1/6432", f"127.0.0.1/{machine.ports.pooler}")])
        machine.wait_until_healthy("pgbouncer", here.of_words(image.healthcheck), env)

    def _start_backends(self) -> None:
        """Both at once, and then what each must come to."""
        self.servers = [self._start_backend(name, port) for name, port in self.instances.items()]
        for server, (name, port) in zip(self.servers, self.instances.items(), strict=True):
            check = Translation([("127.0.0.1:8000", f"127.0.0.1:{port}")])
            words = check.of_words(self.backend.healthcheck)
            words[1] = str(self.backend.inside(words[1]))
            self.machine.wait_until_healthy(name, words, self._environment(name))
            self.machine.wait_for_workers(name, server, WORKERS)

    def _start_backend(self, name: str, port: int) -> "subprocess.Popen[bytes]":
        env = self._environment(name)
        deploy_check = ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        processes.run("check deploy", deploy_check, env, self.backend.folder)
        here = Translation([("0.0.0.0:8000", f"127.0.0.1:{port}")])
        command = here.of_words(self.backend.command)
        return self.machine.serve(name, command, env, self.backend.folder, self.machine.account)

    def _start_nginx(self) -> None:
        ports, folder, image = self.machine.ports, self.machine.folder, self.web.root
        edge = Edge(
            config=image / "etc/nginx/nginx.conf",
            html=image / "usr/share/nginx/html",
            scratch=folder,
            http=ports.http,
            https=ports.https,
            instances=list(self.instances.values()),
        )
        edge.write(edge.config.read_text())
        _, *options = self.web.command
        processes.run("nginx configuration", edge.command(*options, "-t"), network_settings())
        self._serve("nginx", edge.command(*options), folder)
        self.served = Served(
            Browser(f"https://{HOST}:{ports.https}", edge.certificate),
            Browser(f"http://{HOST}:{ports.http}"),
            edge.instances,
            self.values["METRICS_TOKEN"],
        )
        self.machine.wait_until_listening("nginx", ports.https)
        here = Translation([("127.0.0.1:80/", f"127.0.0.1:{ports.http}/")])
        check = here.of_words(self.compose.healthcheck("frontend"))
        self.machine.wait_until_healthy("nginx", check, network_settings())

    def _check_daily(self) -> None:
        """One day of its loop, on an entry that only the owner may delete."""
        sql = self.machine.cluster.sql
        sql(OLD_ENTRY, "leave")
        once = Translation([("sleep 86400", "exit")]).of_words(self.compose.command("daily"))
        processes.run("daily", once, self._environment("daily"), self.backend.folder)
        expect("audit entries kept too long", sql(OLD_ENTRIES, "leave"), "0")

    def _check_runtime_role(self) -> None:
        sql = self.machine.cluster.sql
        expect("objects the role owns", sql(f"{OWNED} 'leave_runtime'", "leave"), "0")
        for right, table, granted in (
            ("INSERT", "core_auditlog", "t"),
            ("UPDATE", "core_auditlog", "f"),
            ("DELETE", "leaves_ledgerentry", "f"),
            ("UPDATE", "leaves_leavebalance", "t"),
        ):
            question = f"SELECT has_table_privilege('leave_runtime', '{table}', '{right}')"
            expect(f"{right} on {table}", sql(question, "leave"), granted)
        create = "SELECT has_schema_privilege('leave_runtime', 'public', 'CREATE')"
        expect("CREATE in the schema", sql(create, "leave"), "f")

    def _environment(self, service: str) -> Dict[str, str]:
        sockets = self.machine.cluster.socket_folder
        stated = self.compose.environment(service)
        here = environment_here(stated, self.machine.ports, sockets)
        if METRICS_FOLDER in here:
            place = Translation([("/tmp", str(self._scratch(service)))])  # noqa: S108
            here[METRICS_FOLDER] = place.of(here[METRICS_FOLDER])
        return {**self.backend.env, **here}

    def _scratch(self, service: str) -> Path:
        """What every container has of its own as /tmp."""
        folder = self.machine.folder / f"tmp-{service}"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o1777)
        return folder

    def _serve(self, name: str, command: Sequence[object], cwd: Path) -> None:
        self.machine.serve(name, command, network_settings(), cwd)
