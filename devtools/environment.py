"""The environment of every child: development unless the caller says otherwise, keys made once, a database."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from typing import Dict, Iterator

from devtools import postgres
from devtools.console import Stop
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


@contextlib.contextmanager
def with_database() -> Iterator[Dict[str, str]]:
    """The caller's DATABASE_URL, else the demo database of the embedded PostgreSQL."""
    env = base()
    if env.get("DATABASE_URL"):
        yield env
        return
    if not _is_debug(env):
        raise Stop("DEBUG is off: set DATABASE_URL; the embedded PostgreSQL is for development.")
    with postgres.running_demo() as cluster:
        yield dict(env, DATABASE_URL=cluster.url(postgres.DATABASE))


@contextlib.contextmanager
def with_test_database() -> Iterator[Dict[str, str]]:
    """A database of its own for each run, so that two runs at once do not meet.

    TEST_DATABASE names it instead, for runs that use `--reuse-db`.
    """
    env = base()
    if env.get("DATABASE_URL"):
        yield env
        return
    cluster = postgres.tests()
    with cluster.in_use():
        postgres.drop_leftovers(cluster)
        name = env.get("TEST_DATABASE") or postgres.name_of_run(os.getpid())
        yield dict(env, DATABASE_URL=cluster.url(name))
