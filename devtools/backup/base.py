"""A base for going back to a moment: a copy of the whole cluster, from which WAL leads onwards.

Beside it in the same folder: `wal`, where the server archives, and `files`, a growing copy of the
attachments.
"""

from __future__ import annotations

import datetime
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from devtools import postgres, processes
from devtools.backup import documents, server
from devtools.backup.take import FILES, UNFINISHED, new_folder
from devtools.console import StopError, say
from devtools.processes import StepFailedError

WAL = "wal"
DATA = "data"
FACTS = "base.json"
ARCHIVE_SECONDS = 60
POLL_SECONDS = 0.05
START = re.compile(r"^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Base:
    """`ended_at`: the earliest moment it leads to."""

    folder: Path
    ended_at: datetime.datetime
    server: int
    database: str
    user: str

    @property
    def data(self) -> Path:
        return self.folder / DATA

    @property
    def first_segment(self) -> str:
        """Of the WAL it needs."""
        found = START.search((self.data / "backup_label").read_text())
        if found is None:
            raise StopError(f"{self.data / 'backup_label'} is damaged.")
        return found[1]


def backup(url: str, media: Path, vault: Path) -> Base:
    with server.connected(url) as connection:
        server.require_programs_for(connection.info.server_version)
        _require_archiving(connection)
        with new_folder(vault, "base") as (unfinished, final):
            say("Copying the cluster")
            options = ["--checkpoint=fast", "--wal-method=stream", f"--pgdata={unfinished / DATA}"]
            server.run("base backup", "pg_basebackup", url, *options)
            verify(unfinished)
            _write(unfinished, url, connection)
            require_arrival(connection, vault)
    say(f"{documents.mirror(media, vault / FILES)} new attachments copied")
    return read(final)


def verify(folder: Path) -> None:
    """By the checksums that PostgreSQL wrote with it."""
    program = postgres.programs() / "pg_verifybackup"
    try:
        processes.run("base verification", [program, "--quiet", folder / DATA])
    except StepFailedError as failure:
        raise StopError(f"{folder} is not what was saved: {failure}") from failure


def _require_archiving(connection: psycopg.Connection[Any]) -> None:
    if server.one(connection, "SHOW archive_mode") == "off":
        raise StopError(
            "the server archives no WAL (archive_mode is off), so that a base leads nowhere;"
            " see Backups in docs/operations.md."
        )


def _write(folder: Path, url: str, connection: psycopg.Connection[Any]) -> None:
    ended_at: datetime.datetime = server.one(connection, "SELECT clock_timestamp()")
    facts = {
        "ended_at": ended_at.isoformat(),
        "server": connection.info.server_version,
        "database": server.name_in(url),
        "user": connection.info.user,
    }
    (folder / FACTS).write_text(json.dumps(facts, indent=1))


def require_arrival(connection: psycopg.Connection[Any], vault: Path) -> None:
    """What is written so far goes to the archive; and that is the one beside the base."""
    segment = server.one(connection, "SELECT pg_walfile_name(pg_current_wal_lsn())")
    connection.execute("SELECT pg_switch_wal()")
    arrived = vault / WAL / segment
    deadline = time.monotonic() + ARCHIVE_SECONDS
    while not arrived.exists():
        if time.monotonic() > deadline:
            raise StopError(
                f"WAL does not arrive in {vault / WAL}: after {ARCHIVE_SECONDS} s there is no"
                f" {segment}; look at archive_command and at the log of the server."
            )
        time.sleep(POLL_SECONDS)


def read(folder: Path) -> Base:
    try:
        facts = json.loads((folder / FACTS).read_text())
        ended_at = datetime.datetime.fromisoformat(facts.pop("ended_at"))
        return Base(folder, ended_at, **facts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StopError(f"{folder / FACTS} is missing or damaged.") from error


def all_in(vault: Path) -> list[Base]:
    """The oldest first."""
    whole = (each for each in vault.glob("base-*") if not each.name.endswith(UNFINISHED))
    return [read(folder) for folder in sorted(whole)]
