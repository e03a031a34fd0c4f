"""A demo company of its own, served as in production: scanners change and spoil what they meet."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devtools import client, environment, node, postgres, serve
from devtools.chaos.scene import AS_IN_PRODUCTION
from devtools.console import StopError, say
from devtools.images.http import Browser
from devtools.places import LOGS
from devtools.up import SIGN_IN_WITH, manage

DATABASE = "leave_scan"
ADMINISTRATOR = "admin@acme.example"
PLANTED = "devtools.scans.planted:application"


@dataclass(frozen=True)
class Target:
    url: str
    log: Path

    def token(self) -> str:
        """Of the administrator, who reaches most."""
        login = {"email": ADMINISTRATOR, "password": SIGN_IN_WITH}
        reply = Browser(self.url).post("/api/v1/auth/login/", login)
        if reply.status != 200:
            raise StopError(f"the administrator cannot log in: {reply.status}.")
        return str(reply.json()["access"])

    def document(self) -> dict[str, Any]:
        """The OpenAPI document, as it is served."""
        paths: dict[str, Any] = Browser(self.url).get("/api/v1/schema/").json()
        return paths

    def answers(self) -> Counter[int]:
        """How many of each status the server has given, from its own log."""
        lines = (line for line in self.log.read_text(errors="replace").splitlines())
        asked = (json.loads(line) for line in lines if '"core.requests"' in line)
        return Counter(line["status"] for line in asked)


@contextlib.contextmanager
def served(is_planted: bool = False) -> Iterator[Target]:
    client.build(node.with_node(environment.base()))
    cluster = postgres.named("scan", {})
    with cluster.in_use():
        postgres.drop_database(cluster, DATABASE)
        postgres.create_database(cluster, DATABASE)
        seeding = dict(environment.base(), DATABASE_URL=cluster.url(DATABASE))
        say("Founding the demo company")
        manage(seeding, "migrate", "--verbosity=0")
        manage(seeding, "seed_data")
        env = {**seeding, **environment.development_secrets(), **AS_IN_PRODUCTION}
        port = serve.free_port()
        with serve.running(dict(env, LOG_LEVEL="INFO"), port, PLANTED if is_planted else ""):
            yield Target(serve.address(port), LOGS / f"server-{port}.log")
