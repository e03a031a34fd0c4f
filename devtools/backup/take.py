"""A backup: a dump and the attachments its rows name, in a folder that checks itself."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from devtools.backup import documents, manifest, server
from devtools.backup.manifest import DUMP, Content, Manifest
from devtools.console import say

FILES = "files"
ATTACHMENTS = "SELECT file FROM leaves_attachment ORDER BY file"
UNFINISHED = ".unfinished"


def backup(url: str, media: Path, gathered_in: Path) -> tuple[Path, Manifest]:
    """A new folder `dump-<instant>`; raises StopError, and leaves nothing, when it cannot be."""
    with new_folder(gathered_in, "dump") as (unfinished, final):
        made = take(url, [media], unfinished)
    return final, made


@contextmanager
def new_folder(gathered_in: Path, kind: str) -> Iterator[tuple[Path, Path]]:
    """Where to work, and what that is called once all of it is on the disk."""
    gathered_in.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left_over in gathered_in.glob(f"{kind}-*{UNFINISHED}"):
        shutil.rmtree(left_over)
    final = gathered_in / f"{kind}-{instant():%Y%m%dT%H%M%S.%fZ}"
    unfinished = final.with_name(final.name + UNFINISHED)
    unfinished.mkdir(mode=0o700)
    try:
        yield unfinished, final
        os.sync()
        unfinished.rename(final)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def instant() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def take(url: str, sources: Iterable[Path], folder: Path) -> Manifest:
    """Files, database, new files: so each row of the dump finds its file.

    A file is there before its row, and goes only after it. What was there before the dump is
    copied before it can go; what came since has no age to be purged at.
    """
    sources, files = list(sources), folder / FILES
    files.mkdir()
    kept: dict[str, Content] = {}
    for source in sources:
        new = [name for name in documents.names_below(source) if name not in kept]
        kept |= documents.gather(new, [source], files)
    with server.connected(url, autocommit=False) as connection:
        facts = _dump(url, connection, folder)
        named = [str(name) for (name,) in connection.execute(ATTACHMENTS).fetchall()]
    kept |= documents.gather([name for name in named if name not in kept], sources, files)
    documents.keep_only(named, files)
    contents = {f"{FILES}/{name}": kept[name] for name in named if name in kept}
    contents[DUMP] = manifest.content_of(folder / DUMP)
    missing = [name for name in named if name not in kept]
    made = Manifest(contents=contents, missing=missing, **facts)
    manifest.write(folder, made)
    return made


def _dump(url: str, connection: psycopg.Connection[Any], folder: Path) -> dict[str, Any]:
    """The dump, and what it must contain: both of one snapshot."""
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
    connection.execute("SET LOCAL statement_timeout = 0")
    version = connection.info.server_version
    server.require_programs_for(version)
    snapshot = server.one(connection, "SELECT pg_export_snapshot()")
    say(f"Dumping the database {server.name_in(url)}")
    options = ["--format=custom", f"--snapshot={snapshot}", f"--file={folder / DUMP}"]
    server.run("database dump", "pg_dump", url, *options)
    about = connection.execute(server.ABOUT_DATABASE).fetchone()
    assert about is not None
    return {
        "made_at": instant().isoformat(),
        "server": version,
        "database": server.name_in(url),
        "collate": about[0],
        "ctype": about[1],
        "comment": about[2],
        "migrations": server.migrations(connection),
        "rows": server.rows_by_table(connection),
    }


def describe(made: Manifest) -> str:
    rows, size = sum(made.rows.values()), sum(each.bytes for each in made.contents.values())
    files = len(made.contents) - 1
    return f"{rows:,} rows in {len(made.rows)} tables, {files:,} attachments, {megabytes(size)}"


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
