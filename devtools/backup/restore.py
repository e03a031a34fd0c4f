"""Putting a backup in the place of a database: beside it first, and there only when all is well."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from devtools.answers import check_invariants
from devtools.backup import documents, manifest, server
from devtools.backup.manifest import DUMP, Manifest
from devtools.backup.take import FILES, describe, instant
from devtools.console import StopError, say
from devtools.places import ROOT
from devtools.processes import StepFailedError
from devtools.up import manage

RUNTIME_ROLE = "SELECT count(*) FROM pg_roles WHERE rolname = 'leave_runtime'"
SIZES = "SELECT file, size FROM leaves_attachment ORDER BY file"


@dataclass(frozen=True, slots=True)
class Target:
    """`env` has its DATABASE_URL."""

    url: str
    media: Path
    env: dict[str, str]

    @property
    def database(self) -> str:
        return server.name_in(self.url)

    @property
    def maintenance(self) -> str:
        return server.renamed(self.url, server.MAINTENANCE)


@dataclass(frozen=True, slots=True)
class Consent:
    replace: bool = False
    migrate: bool = False
    accept_missing: bool = False
    accept_broken: bool = False


def restore(folder: Path, target: Target, consent: Consent) -> None:
    """Raises StopError with the database of before as it was, unless everything is right."""
    saved = manifest.read(folder)
    _require_consent(saved, target, consent)
    say(f"Checking the backup of {saved.made_at}: {describe(saved)}")
    manifest.verify(folder, saved)
    names = [name[len(FILES) + 1 :] for name in saved.contents if name != DUMP]
    added = documents.add(names, folder / FILES, target.media)
    say(f"{added} attachments put back, {len(names) - added} were there")
    with _beside(saved, target) as beside:
        _load(folder, saved, beside)
        _require_schema(saved, beside, consent)
        _require_files(saved, beside)
        _require_invariants(beside, consent)
        _swap(beside, target)


def _require_consent(saved: Manifest, target: Target, consent: Consent) -> None:
    if saved.missing and not consent.accept_missing:
        raise StopError(
            f"{len(saved.missing)} attachments were missing when this was saved"
            f" ({', '.join(saved.missing[:3])}); --accept-missing goes on without them."
        )
    with server.connected(target.maintenance) as connection:
        ours = connection.info.server_version
        if server.major(ours) < server.major(saved.server):
            raise StopError(
                f"the backup is of PostgreSQL {server.major(saved.server)},"
                f" and the server is {server.major(ours)}."
            )
        if not _exists(connection, target.database):
            return
        others = server.one(connection, server.OTHERS, [target.database])
    with server.connected(target.url) as connection:
        tables = len(connection.execute(server.TABLES).fetchall())
    if tables and not consent.replace:
        raise StopError(
            f"{target.database} holds {tables} tables; --replace keeps it under another name"
            " and puts the backup in its place."
        )
    if others:
        raise StopError(f"{others} connections use {target.database}; stop the servers first.")


def _exists(connection: psycopg.Connection[object], database: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    return found.fetchone() is not None


@contextlib.contextmanager
def _beside(saved: Manifest, target: Target) -> Iterator[Target]:
    """A new database on the same server; it goes again unless it got the name it is for."""
    name = f"{target.database}_restored_{instant():%Y%m%d%H%M%S}"
    url = server.renamed(target.url, name)
    creation = sql.SQL(
        "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE {} LC_CTYPE {}"
    ).format(sql.Identifier(name), sql.Literal(saved.collate), sql.Literal(saved.ctype))
    comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
    with server.connected(target.maintenance) as connection:
        connection.execute(creation)
        connection.execute(comment.format(sql.Identifier(name), sql.Literal(saved.comment)))
    try:
        yield Target(url, target.media, dict(target.env, DATABASE_URL=url))
    finally:
        with server.connected(target.maintenance) as connection:
            drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
            connection.execute(drop.format(sql.Identifier(name)))


def _load(folder: Path, saved: Manifest, beside: Target) -> None:
    say("Loading it into a database beside the other")
    options = ["--exit-on-error", "--no-owner", "--no-privileges"]
    server.run("database restore", "pg_restore", beside.url, *options, folder / DUMP)
    with server.connected(beside.url) as connection:
        found = server.rows_by_table(connection)
        if found != saved.rows:
            differing = sorted(
                table
                for table in found.keys() | saved.rows.keys()
                if found.get(table) != saved.rows.get(table)
            )
            raise StopError(f"other rows came back than were saved, in {', '.join(differing)}.")
        if server.migrations(connection) != saved.migrations:
            raise StopError("the schema came back with other migrations than were saved.")
        connection.execute("ANALYZE")


def _require_schema(saved: Manifest, beside: Target, consent: Consent) -> None:
    """What the code here knows; an older schema is brought up only when that was asked for."""
    unknown = [name for name in saved.migrations if not _is_known(name)]
    if unknown:
        raise StopError(f"the backup is of a newer version: {', '.join(unknown)} is unknown here.")
    if consent.migrate:
        manage(beside.env, "migrate", "--verbosity=0")
        return
    try:
        manage(beside.env, "migrate", "--check")
    except StepFailedError as failure:
        raise StopError(
            "the backup is of an older version; restore it with that one, or with --migrate"
            f" (what is to do: {failure.log})."
        ) from failure


def _is_known(migration: str) -> bool:
    app, _, name = migration.partition(".")
    folder = ROOT / app / "migrations"
    return not folder.is_dir() or (folder / f"{name}.py").is_file()


def _require_files(saved: Manifest, beside: Target) -> None:
    with server.connected(beside.url) as connection:
        for name, size in connection.execute(SIZES).fetchall():
            file = beside.media / name
            if name in saved.missing:
                continue
            if not file.is_file() or file.stat().st_size != size:
                raise StopError(f"{file} does not have the {size} bytes that its row names.")


def _require_invariants(beside: Target, consent: Consent) -> None:
    say("Asking whether everything in it agrees")
    asked = check_invariants(beside.env)
    verdict = (asked.stdout or asked.stderr).strip()
    say(verdict)
    if asked.returncode and not consent.accept_broken:
        raise StopError(
            "what came back contradicts itself, as above; --accept-broken goes on all the same."
        )


def _swap(beside: Target, target: Target) -> None:
    """Both names change hands in one transaction; nobody may be connected to either."""
    before = f"{target.database}_before_{instant():%Y%m%d%H%M%S}"
    with server.connected(target.maintenance, autocommit=False) as connection:
        existed = _exists(connection, target.database)
        has_runtime_role = server.one(connection, RUNTIME_ROLE)
        if existed:
            _rename(connection, target.database, before)
        _rename(connection, beside.database, target.database)
        connection.commit()
    say(f"{target.database} is the backup now")
    if existed:
        say(f"What was there before is {before}; when you are sure: DROP DATABASE {before};")
    if has_runtime_role:
        say("Run deploy/runtime_role.sql before the servers start: rights are not in a backup")


def _rename(connection: psycopg.Connection[object], old: str, new: str) -> None:
    statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    connection.execute(statement.format(sql.Identifier(old), sql.Identifier(new)))
