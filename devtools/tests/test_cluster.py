import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from devtools import postgres
from devtools.accounts import privileges, server_account, state_home
from devtools.cluster import Cluster
from devtools.console import StopError
from devtools.places import ROOT
from devtools.tests.waiting import DEADLINE_SECONDS, eventually
from devtools.wire import Answer

USER = """
import sys
from devtools.cluster import from_json
with from_json(sys.argv[1]).in_use():
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the account of the server can go, as pytest's own folders of root are closed to it."""
    made = Path(tempfile.mkdtemp(prefix="launcher-", dir=state_home(server_account())))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def cluster(folder: Path) -> Cluster:
    settings, account = postgres.SPEED_OVER_SAFETY, server_account()
    return Cluster(folder / "cluster", postgres.programs(), settings, account)


@pytest.fixture(autouse=True)
def stopped_afterwards(cluster: Cluster) -> Iterator[None]:
    yield
    assert eventually(lambda: cluster.answer() is Answer.ABSENT)


@contextlib.contextmanager
def user_process(cluster: Cluster) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", USER, cluster.as_json()]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == "ready\n"
        yield user


def kill_server(cluster: Cluster) -> None:
    pid = cluster.postmaster_pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: cluster.answer() is Answer.ABSENT)


def one_query(cluster: Cluster) -> str:
    with cluster.in_use():
        return cluster.sql("SELECT 1")


def test_serves_on_a_private_socket_only(cluster: Cluster) -> None:
    with cluster.in_use():
        assert cluster.sql("SHOW listen_addresses") == ""
        assert cluster.socket_folder.stat().st_mode & 0o777 == 0o700
        assert cluster.data.stat().st_mode & 0o777 == 0o700


def test_checks_pages_and_keeps_commits_unless_told_otherwise(cluster: Cluster) -> None:
    with cluster.in_use():
        assert cluster.sql("SHOW data_checksums") == "on"
        assert cluster.sql("SHOW fsync") == "off"

    with replace(cluster, settings={}).in_use():
        assert cluster.sql("SHOW fsync") == "on"
        assert cluster.sql("SHOW full_page_writes") == "on"
        assert cluster.sql("SHOW synchronous_commit") == "on"


def test_ignores_case_beyond_ascii(cluster: Cluster) -> None:
    with cluster.in_use():
        assert cluster.sql("SELECT 'NGUYỄN ĐỨC' ILIKE 'nguyễn đức'") == "t"


def test_stops_when_the_last_of_two_users_leaves(cluster: Cluster) -> None:
    with cluster.in_use():
        with cluster.in_use():
            first = cluster.postmaster_pid()
        assert cluster.answer() is Answer.READY
        assert cluster.postmaster_pid() == first

    assert cluster.answer() is Answer.ABSENT
    assert cluster.postmaster_pid() is None


def test_runs_one_server_for_users_that_come_at_once(cluster: Cluster, folder: Path) -> None:
    new = replace(cluster, home=folder / "several")

    def use(_: int) -> str:
        with new.in_use():
            return new.sql("SELECT pg_postmaster_start_time()")

    with new.in_use(), ThreadPoolExecutor(6) as pool:
        started = set(pool.map(use, range(6)))

    assert len(started) == 1
    assert new.answer() is Answer.ABSENT


def test_stops_after_its_user_was_killed(cluster: Cluster) -> None:
    with user_process(cluster) as user:
        assert cluster.answer() is Answer.READY
        user.kill()

    assert eventually(lambda: cluster.answer() is Answer.ABSENT)
    assert eventually(lambda: cluster.postmaster_pid() is None)


def test_comes_back_with_its_data_after_the_server_was_killed(cluster: Cluster) -> None:
    with cluster.in_use():
        cluster.sql("CREATE TABLE kept AS SELECT 42 AS answer")
        cluster.sql("CHECKPOINT")
        kill_server(cluster)

        with cluster.in_use():
            assert cluster.sql("SELECT answer FROM kept") == "42"


def test_waits_for_orphaned_backends_to_let_go(cluster: Cluster) -> None:
    busy = "SELECT count(*) FROM generate_series(1, 1e12)"
    its_pid = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%generate_series(1, 1e12)'"
    command = [str(cluster.binaries / "psql"), "-Xc", busy, cluster.url("postgres")]
    with cluster.in_use(), ThreadPoolExecutor(1) as pool:
        client = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        assert eventually(lambda: cluster.sql(its_pid) != "")
        orphan = int(cluster.sql(its_pid))
        kill_server(cluster)

        with cluster.log.open() as log:
            log.seek(0, os.SEEK_END)
            restart = pool.submit(one_query, cluster)
            assert eventually(lambda: "is still in use" in log.read())
            os.kill(orphan, signal.SIGKILL)

        assert restart.result(DEADLINE_SECONDS) == "1"
        client.wait()


def test_starts_although_another_process_has_the_pid_it_had(cluster: Cluster) -> None:
    with cluster.in_use():
        pass
    become = privileges(cluster.account)
    with subprocess.Popen(["sleep", "600"], preexec_fn=become) as stranger:  # noqa: PLW1509
        try:
            pid_file = cluster.data / "postmaster.pid"
            pid_file.write_text(f"{stranger.pid}\n{cluster.data}\n1\n5432\n/tmp\n\n\n")

            assert one_query(cluster) == "1"
            assert stranger.poll() is None
        finally:
            stranger.kill()


def test_moves_a_socket_whose_path_would_be_too_long(cluster: Cluster, folder: Path) -> None:
    deep = replace(cluster, home=folder / ("x" * 100))

    assert deep.socket_folder.parent == Path("/tmp")  # noqa: S108
    assert one_query(deep) == "1"

    shutil.rmtree(deep.socket_folder)


def test_says_why_it_could_not_start(cluster: Cluster) -> None:
    wrong = replace(cluster, settings={"max_connections": "none"})

    with pytest.raises(StopError, match="max_connections"):
        one_query(wrong)
