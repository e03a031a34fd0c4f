"""`dev.py up` and `dev.py dev`: from whatever is there to a served product."""

from __future__ import annotations

import contextlib
import shutil
import time
from typing import Dict, Iterator, Optional

from devtools import client, environment, node, postgres, processes, serve, toolchain
from devtools.cluster import Cluster
from devtools.console import StopError, say, show
from devtools.parallel import SideBySide
from devtools.places import FRONTEND, LOCAL, LOGS, locked

LOGINS = (
    ("admin@acme.example", "ADMIN"),
    ("hr@acme.example", "HR"),
    ("manager@acme.example", "MANAGER"),
    ("employee@acme.example", "EMPLOYEE"),
)
SIGN_IN_WITH = "LetMeIn-2026"
CLIENT = "client"
DJANGO_PORT = 8000
VITE_PORT = 5173
RUNSERVER = [toolchain.python(), "manage.py", "runserver"]
VITE = [FRONTEND / "node_modules" / ".bin" / "vite", "--host", serve.HOST, "--strictPort", "--port"]
WATCH_SECONDS = 0.2


def up(port: int, fresh: bool) -> int:
    serve.refuse_busy_port(port)
    steps = SideBySide()
    steps.start(CLIENT, lambda: client.build(node.with_node(environment.base())))
    with _demo(steps, fresh) as env:
        say("Starting the server")
        with serve.running(env, port) as server:
            _welcome(serve.address(port), env)
            server.wait()
    raise StopError(f"the server ended by itself; its log is in {LOGS}.")


def dev() -> int:
    serve.refuse_busy_port(DJANGO_PORT)
    serve.refuse_busy_port(VITE_PORT)
    steps = SideBySide()
    steps.start(CLIENT, lambda: client.install_to_build(node.with_node(environment.base())))
    with _demo(steps, fresh=False) as env:
        django = processes.start([*RUNSERVER, f"{serve.HOST}:{DJANGO_PORT}"], env)
        web = processes.start([*VITE, VITE_PORT], node.with_node(env), FRONTEND)
        _welcome(serve.address(VITE_PORT), env)
        while django.poll() is None and web.poll() is None:
            time.sleep(WATCH_SECONDS)
    raise StopError("one of the two servers ended; what it said is above.")


@contextlib.contextmanager
def _demo(steps: SideBySide, fresh: bool) -> Iterator[Dict[str, str]]:
    """Packages and database beside the client's step, then migrations and demo data."""
    steps.start("python", toolchain.install_python_packages)
    steps.start("postgres", environment.prepare_database)
    steps.wait_for("postgres")
    with environment.with_database() as (env, cluster):
        if fresh:
            _start_over(cluster)
        steps.wait_for("python")
        with locked("migrations"):
            _migrate_and_seed(env, cluster)
        steps.wait_for(CLIENT)
        yield env


def _start_over(cluster: Optional[Cluster]) -> None:
    if cluster is None:
        raise StopError("--fresh drops the embedded demo database only, and DATABASE_URL is set.")
    say("Dropping the demo database")
    postgres.start_over(cluster)
    shutil.rmtree(LOCAL / "media", ignore_errors=True)


def _migrate_and_seed(env: Dict[str, str], cluster: Optional[Cluster]) -> None:
    manage(env, "migrate", "--verbosity=0")
    if cluster is None:
        manage(env, "seed_data")
    elif not postgres.is_seeded(cluster):
        say("Adding the demo company")
        manage(env, "seed_data")
        postgres.mark_seeded(cluster)


def manage(env: Dict[str, str], *arguments: str) -> None:
    what = arguments[0].replace("_", " ")
    processes.run(what, [toolchain.python(), "manage.py", *arguments], env)


def _welcome(url: str, env: Dict[str, str]) -> None:
    password = env.get("SEED_PASSWORD") or SIGN_IN_WITH
    show()
    show(f"  Leave management is at {url}/")
    show()
    for email, role in LOGINS:
        show(f"    {email:<24}{role:<11}{password}")
    show()
    show(f"  API documentation: {url}/api/v1/docs/")
    show("  Ctrl-C stops it and keeps the data; `dev.py up --fresh` starts over.")
    show()
