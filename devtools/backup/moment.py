"""Going back to a moment: a base and the WAL since, in a cluster of its own, up to there."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg

from devtools import postgres
from devtools.accounts import Account
from devtools.backup import base, server
from devtools.backup.base import WAL, Base
from devtools.cluster import Cluster
from devtools.console import StopError, say
from devtools.processes import is_alive
from devtools.wire import PORT

PREFIX = "recovery-"
STALLED_SECONDS = 600
POLL_SECONDS = 0.1
ENDS_BEFORE = "recovery ended before configured recovery target was reached"
# A standby must have room for as many as the server it was; pg_controldata knows how many.
ROOM = {
    "max_connections",
    "max_worker_processes",
    "max_wal_senders",
    "max_prepared_xacts",
    "max_locks_per_xact",
}
LONG_NAMES = {
    "max_prepared_xacts": "max_prepared_transactions",
    "max_locks_per_xact": "max_locks_per_transaction",
}
SEGMENT = re.compile("[0-9A-F]{24}")
SEGMENT_BYTES = 16 * 1024 * 1024
TRUST = "local all all trust\n"


@contextlib.contextmanager
def recovered(vault: Path, until: datetime.datetime | None) -> Iterator[str]:
    """The address of the database as it was then, while the context lasts.

    Without a moment: as far as the archive reaches. Raises StopError when it cannot be.
    """
    start = _base_for(vault, until)
    say(f"Going on from the base of {start.ended_at:%Y-%m-%d %H:%M:%S %Z}")
    base.verify(start.folder)
    home = own_home()
    _forget_killed(home.parent)
    try:
        cluster = _prepare(home, start, vault, until)
        with _in_use(cluster, until):
            url = _url(cluster, start)
            _wait_until_promoted(cluster, url, until)
            yield url
    finally:
        shutil.rmtree(home, ignore_errors=True)


def own_home() -> Path:
    return postgres.named(f"{PREFIX}{os.getpid()}", {}).home


def _forget_killed(folder: Path) -> None:
    """A copy of everything must not lie about."""
    for home in folder.glob(f"{PREFIX}*"):
        pid = int(home.name[len(PREFIX) :])
        if pid == os.getpid() or not is_alive(pid):
            shutil.rmtree(home)


def _base_for(vault: Path, until: datetime.datetime | None) -> Base:
    bases = base.all_in(vault)
    possible = [each for each in bases if until is None or each.ended_at <= until]
    if not bases:
        raise StopError(f"{vault} holds neither a backup nor a base.")
    if not possible:
        raise StopError(f"the oldest base there is was taken until {bases[0].ended_at}.")
    return possible[-1]


def _prepare(home: Path, start: Base, vault: Path, until: datetime.datetime | None) -> Cluster:
    """A copy, since it runs under another account and writes; its own settings are left behind."""
    home.mkdir(mode=0o755)
    data, wal = home / "data", home / WAL
    shutil.copytree(start.data, data, symlinks=True)
    for name in ("postgresql.conf", "postgresql.auto.conf"):
        (data / name).write_text("")
    (data / "recovery.signal").touch()
    (data / "trust.conf").write_text(TRUST)
    wal.mkdir()
    archived = [each for each in (vault / WAL).iterdir() if is_needed(each.name, start)]
    _require_no_gap({each.name for each in archived}, start)
    for each in archived:
        shutil.copyfile(each, wal / each.name)
    cluster = postgres.named(home.name, _settings(data, wal, until))
    _hand_over(home, cluster.account)
    return cluster


def is_needed(name: str, start: Base) -> bool:
    """Segments from the first on, and what tells of timelines."""
    return name.endswith(".history") or (
        SEGMENT.fullmatch(name) is not None and name[8:] >= start.first_segment[8:]
    )


def _require_no_gap(names: set[str], start: Base) -> None:
    """Recovery would end at a gap, and take it for the end of the archive."""
    there = {name[8:] for name in names if SEGMENT.fullmatch(name)}
    per_log = 0x1_0000_0000 // SEGMENT_BYTES
    wanted = start.first_segment[8:]
    while there:
        if wanted not in there:
            raise StopError(f"the archive has a gap: there is no segment {wanted}.")
        there.remove(wanted)
        number = int(wanted[:8], 16) * per_log + int(wanted[8:], 16) + 1
        wanted = f"{number // per_log:08X}{number % per_log:08X}"


def _settings(data: Path, wal: Path, until: datetime.datetime | None) -> dict[str, str]:
    folder = shlex.quote(str(wal).replace("%", "%%"))
    settings = {
        **_room(data),
        "archive_mode": "off",
        "hba_file": str(data / "trust.conf"),
        "restore_command": f"cp {folder}/%f %p",
        "recovery_target_action": "promote",
    }
    if until is not None:
        settings["recovery_target_time"] = until.isoformat()
    return settings


def _room(data: Path) -> dict[str, str]:
    told = subprocess.run(
        [str(postgres.programs() / "pg_controldata"), "-D", str(data)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    found = dict(re.findall(r"^(\w+) setting: +(\d+)$", told, re.MULTILINE))
    return {LONG_NAMES.get(name, name): found[name] for name in ROOM & found.keys()}


def _hand_over(home: Path, account: Account | None) -> None:
    (home / "data").chmod(0o700)
    (home / WAL).chmod(0o700)
    if account is None:
        return
    for folder in (home / "data", home / WAL):
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _url(cluster: Cluster, start: Base) -> str:
    folder = quote(str(cluster.socket_folder), safe="")
    return f"postgresql://{quote(start.user)}@/{quote(start.database)}?host={folder}&port={PORT}"


@contextlib.contextmanager
def _in_use(cluster: Cluster, until: datetime.datetime | None) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(cluster.in_use())
        except StopError as stop:
            raise _explained(cluster, until) or stop from None
        yield


def _wait_until_promoted(cluster: Cluster, url: str, until: datetime.datetime | None) -> None:
    """As long as it gets further; a server that has gone says why in its log."""
    seen, deadline = "", time.monotonic() + STALLED_SECONDS
    while time.monotonic() < deadline:
        try:
            with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
                row = connection.execute(
                    "SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn()::text"
                ).fetchone()
        except psycopg.OperationalError as error:
            if cluster.postmaster_pid() is None:
                raise _explained(cluster, until) or StopError(
                    f"the recovery failed: {server.sentence(error)} (log: {cluster.log})"
                ) from error
            row = None
        if row and not row[0]:
            return
        if row and row[1] != seen:
            seen, deadline = str(row[1]), time.monotonic() + STALLED_SECONDS
        time.sleep(POLL_SECONDS)
    raise StopError(f"the recovery does not get any further (log: {cluster.log}).")


def _explained(cluster: Cluster, until: datetime.datetime | None) -> StopError | None:
    if ENDS_BEFORE not in cluster.log.read_text(errors="replace"):
        return None
    return StopError(
        f"the archive ends before {until}: nothing that was committed later has arrived."
        " `SELECT pg_switch_wal()` on the old server sends what it still holds; without --until"
        " everything that has arrived is restored."
    )
