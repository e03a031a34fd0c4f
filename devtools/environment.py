"""The environment of every child: development unless the caller says otherwise."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from typing import Dict, Iterator, NamedTuple, Optional

from devtools import postgres
from devtools.cluster import Cluster
from devtools.console import StopError
from devtools.places import LOCAL, VENV, locked

SECRETS = ("SECRET_KEY", "JWT_SECRET_KEY")
FALSE = ("0", "false", "no", "off")


def base() -> Dict[str, str]:
    """Without a database."""
    env = dict(os.environ)
    env.setdefault("DEBUG", "true")
    if _is_debug(env):
        for name, value in development_secrets().items():
            env.setdefault(name, value)
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(VENV / "bin"), env.get("PATH", os.defpath)])
    return env


def _is_debug(env: Dict[str, str]) -> bool:
    return env["DEBUG"].strip().lower() not in FALSE


def development_secrets() -> Dict[str, str]:
    """Made on the first start, then kept, so that people stay signed in over restarts."""
    file = LOCAL / "secrets.json"
    with locked("secrets"):
        if not file.exists():
            made = {name: secrets.token_urlsafe(48) for name in SECRETS}
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "w") as target:
                json.dump(made, target)
    kept: Dict[str, str] = json.loads(file.read_text())
    return kept


class Surroundings(NamedTuple):
    env: Dict[str, str]
    cluster: Optional[Cluster]
    """None when the caller brought a database of his own."""


def prepare_database() -> None:
    """Install what `with_database` will start."""
    if not os.environ.get("DATABASE_URL"):
        postgres.demo()


@contextlib.contextmanager
def with_database() -> Iterator[Surroundings]:
    """The caller's DATABASE_URL, else the demo database of the embedded PostgreSQL."""
    env = base()
    if env.get("DATABASE_URL"):
        yield Surroundings(env, None)
        return
    if not _is_debug(env):
        raise StopError(
            "DEBUG is off: set DATABASE_URL; the embedded PostgreSQL is for development."
        )
    with postgres.running_demo() as cluster:
        yield Surroundings(dict(env, DATABASE_URL=cluster.url(postgres.DATABASE)), cluster)


@contextlib.contextmanager
def with_test_database() -> Iterator[Surroundings]:
    """A database of its own for each run, so that two runs at once do not meet.

    TEST_DATABASE names it instead, for runs that use `--reuse-db`.
    """
    env = base()
    if env.get("DATABASE_URL"):
        yield Surroundings(env, None)
        return
    with postgres.running_tests() as cluster:
        name = env.get("TEST_DATABASE") or postgres.name_of_run(os.getpid())
        yield Surroundings(dict(env, DATABASE_URL=cluster.url(name)), cluster)
