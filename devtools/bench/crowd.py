"""Filled databases, kept from run to run; each run measures copies of them."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator

from devtools import environment, postgres, processes, toolchain
from devtools.cluster import Cluster
from devtools.console import say
from devtools.up import manage

KEPT_DAYS = 7
COPY = "STRATEGY = FILE_COPY"


def cluster() -> Cluster:
    """With the durability of production."""
    return postgres.named("bench", {"max_wal_size": "4GB"})


def filled(home: Cluster, people: int, *, fresh: bool) -> str:
    """The name of a database with so many people; an interrupted fill is continued."""
    name = f"leave_bench_{people}"
    marks = postgres.databases(home)
    if fresh or _is_stale(marks.get(name, "")):
        postgres.drop_database(home, name)
        marks.pop(name, None)
    if name not in marks:
        postgres.create_database(home, name)
    env = dict(environment.base(), DEBUG="true", DATABASE_URL=home.url(name))
    manage(env, "migrate", "--verbosity=0")
    if not marks.get(name):
        say(f"Filling a database with {people:,} people and three years of their leave")
        processes.run(
            f"seed data {people}",
            [toolchain.python(), "manage.py", "seed_data", "--employees", people],
            env,
        )
        home.sql("VACUUM (ANALYZE)", name)
        home.sql(f"COMMENT ON DATABASE {name} IS '{_today()}'")
        say(f"Filled: {people:,} people")
    return name


@contextlib.contextmanager
def copied(home: Cluster, original: str, name: str) -> Iterator[str]:
    """What a run changes, the next one shall not find."""
    postgres.drop_database(home, name)
    home.sql(f"CREATE DATABASE {name} TEMPLATE {original} {COPY}")
    try:
        yield name
    finally:
        postgres.drop_database(home, name)


def _is_stale(mark: str) -> bool:
    """The leave to come in it has begun meanwhile."""
    if not mark:
        return False
    age = datetime.date.fromisoformat(_today()) - datetime.date.fromisoformat(mark)
    return age.days > KEPT_DAYS


def _today() -> str:
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()
