"""docker-compose.yml: what its backend and frontend run, with hot reload, on the demo company."""

from __future__ import annotations

from devtools import serve
from devtools.images.compose import Compose
from devtools.images.dockerfile import Image
from devtools.images.http import Browser
from devtools.images.local import Translation, environment_here
from devtools.images.machine import Machine
from devtools.images.served import expect
from devtools.places import ROOT
from devtools.up import LOGINS, SIGN_IN_WITH

EVERYWHERE = "0.0.0.0"  # noqa: S104 what the files say, not what is done here


class Development:
    def __init__(self, machine: Machine, backend: Image, web: Image) -> None:
        self.machine = machine
        self.backend = backend
        self.web = web
        self.compose = Compose(ROOT / "docker-compose.yml", {})

    def exercise(self) -> None:
        self.machine.create_database(self.compose.environment("db"))
        self._start_backend()
        self._start_frontend()
        browser = Browser(f"http://127.0.0.1:{self.machine.ports.web}")
        expect("page", browser.get("/login").status, 200)
        person = {"email": LOGINS[0][0], "password": SIGN_IN_WITH}
        reply = browser.post("/api/v1/auth/login/", person)
        expect("login through Vite", reply.status, 200)

    def _start_backend(self) -> None:
        """The work tree is mounted over the image's /code."""
        sockets = self.machine.cluster.socket_folder
        stated = self.compose.environment("backend")
        env = {**self.backend.env, **environment_here(stated, self.machine.ports, sockets)}
        api = f"127.0.0.1:{self.machine.ports.api}"
        command = Translation([("0.0.0.0:8000", api)]).of_words(self.compose.command("backend"))
        self.machine.serve("backend", command, env, ROOT, self.machine.account)
        check = Translation([("127.0.0.1:8000", api)]).of_words(self.backend.healthcheck)
        check[1] = str(ROOT / check[1])
        self.machine.wait_until_healthy("backend", check, env)

    def _start_frontend(self) -> None:
        ports = self.machine.ports
        sockets = self.machine.cluster.socket_folder
        stated = self.compose.environment("frontend")
        env = {**self.web.env, **environment_here(stated, ports, sockets)}
        pairs = [(EVERYWHERE, serve.HOST), ("5173", str(ports.web))]
        self.machine.serve(
            "frontend", Translation(pairs).of_words(self.web.command), env, self.web.folder
        )
        check = Translation(pairs[1:]).of_words(self.compose.healthcheck("frontend"))
        self.machine.wait_until_healthy("frontend", check, env)
