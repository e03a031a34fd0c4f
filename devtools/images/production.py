"""docker-compose.prod.yml, command by command, with DEBUG off and keys of its own."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import Dict, Sequence

from devtools import processes
from devtools.console import StopError, say
from devtools.images.compose import Compose
from devtools.images.dockerfile import Image
from devtools.images.http import Browser, Reply
from devtools.images.local import Translation, database_here, environment_here, find_program
from devtools.images.machine import Machine, network_settings
from devtools.places import ROOT

HOST = "localhost"
ADMINISTRATOR = "first.admin@example.com"
BODY_TOO_LARGE = 7_000_000
WORKERS = 4
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
OLD_ENTRY = """\
INSERT INTO core_auditlog
       (action, target_label, changes, reason, is_override, request_id, created_at)
VALUES ('LOGIN', '', '{}', '', false, '', '2001-01-01')"""
OLD_ENTRIES = "SELECT count(*) FROM core_auditlog WHERE created_at < '2002-01-01'"
OWNED = "SELECT count(*) FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE rolname = "


class Production:
    def __init__(self, machine: Machine, backend: Image, web: Image) -> None:
        self.machine = machine
        self.backend = backend
        self.web = web
        self.values = {
            name: secrets.token_hex(32)
            for name in (
                "SECRET_KEY",
                "JWT_SECRET_KEY",
                "METRICS_TOKEN",
                "OWNER_PASSWORD",
                "RUNTIME_PASSWORD",
            )
        }
        self.values["ALLOWED_HOSTS"] = HOST
        self.password = secrets.token_hex(16)
        self.compose = Compose(ROOT / "docker-compose.prod.yml", self.values)

    def exercise(self) -> None:
        self.machine.create_database(self.compose.environment("db"), "leave_runtime")
        self._start_cache()
        self._migrate()
        self._start_backend()
        self._start_nginx()
        self._check_edge()
        self._check_api()
        self._check_metrics()
        self._check_runtime_role()
        self._check_daily()

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
        files = Translation([("/deploy/", f"{ROOT}/deploy/")])
        words = [
            database_here(word, self.machine.cluster.socket_folder)
            for word in files.of_words(self.compose.command("runtime-role"))
        ]
        psql = [self.machine.cluster.binaries / words[0], *words[1:]]
        processes.run("runtime role", psql, network_settings(), self.machine.folder)
        say("runtime-role is done")
        person = {
            "DJANGO_SUPERUSER_EMAIL": ADMINISTRATOR,
            "DJANGO_SUPERUSER_PASSWORD": self.password,
            "DJANGO_SUPERUSER_FIRST_NAME": "First",
            "DJANGO_SUPERUSER_LAST_NAME": "Admin",
        }
        create = ["python", "manage.py", "createsuperuser", "--noinput"]
        processes.run("create superuser", create, {**env, **person}, self.backend.folder)

    def _start_backend(self) -> None:
        env = self._environment("backend")
        deploy_check = ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        processes.run("check deploy", deploy_check, env, self.backend.folder)
        api = f"127.0.0.1:{self.machine.ports.api}"
        command = Translation([("0.0.0.0:8000", api)]).of_words(self.backend.command)
        server = self.machine.serve("backend", command, env, self.backend.folder)
        check = Translation([("127.0.0.1:8000", api)]).of_words(self.backend.healthcheck)
        check[1] = str(self.backend.inside(check[1]))
        self.machine.wait_until_healthy("backend", check, env)
        workers = processes.children_of(server.pid)
        expect("workers of gunicorn", len(workers), WORKERS)

    def _start_nginx(self) -> None:
        certificate = self._make_certificate()
        ports, folder = self.machine.ports, self.machine.folder
        image = self.web.root
        config = image / "etc/nginx/nginx.conf"
        here = Translation(
            [
                ("listen 80;", f"listen 127.0.0.1:{ports.http};"),
                ("listen 443 ", f"listen 127.0.0.1:{ports.https} "),
                ("server backend:8000;", f"server 127.0.0.1:{ports.api};"),
                ("/etc/nginx/tls/", f"{certificate.parent}/"),
                ("/usr/share/nginx/html", f"{image}/usr/share/nginx/html"),
                ("/tmp/nginx", f"{folder}/nginx"),  # noqa: S108
            ]
        )
        config.write_text(here.of(config.read_text()))
        nginx, *options = self.web.command
        command = [find_program(nginx), "-c", config, *options]
        processes.run("nginx configuration", [*command, "-t"], network_settings(), folder)
        self._serve("nginx", command, folder)
        self.browser = Browser(f"https://{HOST}:{ports.https}", certificate)
        self.machine.wait_until_listening("nginx", ports.https)

    def _make_certificate(self) -> Path:
        folder = self.machine.folder / "tls"
        folder.mkdir()
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        request += ["-keyout", f"{folder}/tls.key", "-out", f"{folder}/tls.crt"]
        request += ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        processes.run("certificate", request, network_settings())
        return folder / "tls.crt"

    def _check_edge(self) -> None:
        plain = Browser(f"http://{HOST}:{self.machine.ports.http}").get("/my-leaves")
        expect("plain HTTP", plain.status, 301)
        expect("its target", plain.headers["Location"], f"https://{HOST}/my-leaves")
        for path in ("/healthz", "/readyz"):
            expect(path, self.browser.get(path).status, 200)
        page = self.browser.get("/login")
        expect("login page", page.status, 200)
        expect("its type", page.headers.get_content_type(), "text/html")
        script = re.search(rb'src="(/assets/[^"]+\.js)"', page.body)
        if script is None:
            raise StopError("the login page names no script.")
        asset = self.browser.get(script[1].decode())
        expect("its script", asset.status, 200)
        expect("kept by browsers", "immutable" in asset.headers["Cache-Control"], True)
        expect("missing asset", self.browser.get("/assets/none.js").status, 404)
        self._check_same_policy(page, self.browser.get("/api/v1/auth/me/"))
        expect("API documentation", self.browser.get("/api/v1/docs/").status, 200)
        bearer = f"Bearer {self.values['METRICS_TOKEN']}"
        reply = self.browser.get("/metrics", Authorization=bearer)
        expect("metrics from outside", reply.status, 404)

    def _check_same_policy(self, page: Reply, api: Reply) -> None:
        expect("API without a token", api.status, 401)
        expect("as a problem", api.headers.get_content_type(), "application/problem+json")
        for name in (
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Cross-Origin-Opener-Policy",
        ):
            expect(f"{name} of page and API", page.headers[name], api.headers[name])

    def _check_api(self) -> None:
        login = {"email": ADMINISTRATOR, "password": self.password}
        refused = self.browser.post("/api/v1/auth/login/", {**login, "password": "wrong"})
        expect("login with a wrong password", refused.status, 401)
        reply = self.browser.post("/api/v1/auth/login/", login)
        expect("login", reply.status, 200)
        cookie = reply.headers["Set-Cookie"]
        for attribute in ("HttpOnly", "Secure", "SameSite="):
            expect(f"{attribute} refresh cookie", attribute in cookie, True)
        bearer = f"Bearer {reply.json()['access']}"
        me = self.browser.get("/api/v1/auth/me/", Authorization=bearer)
        expect("me", me.json()["email"], ADMINISTRATOR)
        large = {"note": "x" * BODY_TOO_LARGE}
        expect("too large", self.browser.post("/api/v1/auth/login/", large).status, 413)

    def _check_metrics(self) -> None:
        inside = Browser(f"http://127.0.0.1:{self.machine.ports.api}")
        expect("metrics without the token", inside.get("/metrics", Host=HOST).status, 404)
        bearer = f"Bearer {self.values['METRICS_TOKEN']}"
        reply = inside.get("/metrics", Host=HOST, Authorization=bearer)
        expect("metrics with the token", reply.status, 200)
        logins = 'http_requests_total{method="POST",route="api/v1/auth/login/",status="200"} 1.0'
        expect("logins they have counted", logins in reply.body.decode(), True)

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
            place = Translation([("/tmp", str(self._scratch()))])  # noqa: S108
            here[METRICS_FOLDER] = place.of(here[METRICS_FOLDER])
        return {**self.backend.env, **here}

    def _scratch(self) -> Path:
        """What every container has as /tmp."""
        folder = self.machine.folder / "tmp"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o1777)
        return folder

    def _serve(self, name: str, command: Sequence[object], cwd: Path) -> None:
        self.machine.serve(name, command, network_settings(), cwd)


def expect(what: str, seen: object, wanted: object) -> None:
    if seen != wanted:
        raise StopError(f"{what}: expected {wanted!r}, saw {seen!r}.")
    say(f"  {what}: {seen}")
