"""A backup is whole or not there; a restore is right or changes nothing."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from devtools import processes
from devtools.backup import server
from devtools.places import ROOT
from devtools.tests.installation import BESIDE, DOCUMENTS, WHAT_IS_THERE, Installation
from devtools.tests.waiting import eventually

pytestmark = pytest.mark.django_db
WAITING = """
    SELECT count(*) FROM pg_stat_activity
     WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


def test_what_was_saved_comes_back_and_what_was_there_is_kept(
    at_work: Installation, tmp_path: Path
) -> None:
    saved = at_work.backup(tmp_path / "backups")
    at_work.sql("DELETE FROM leaves_attachment")
    at_work.sql("UPDATE users_user SET first_name = 'Nobody'")
    for document in DOCUMENTS:
        (at_work.media / document).unlink()

    ended = at_work.dev("restore", saved, "--replace")

    assert ended.status == 0, ended.said
    assert "27 of 27 invariants hold" in ended.said
    assert at_work.sql(WHAT_IS_THERE) == sorted(DOCUMENTS)
    assert at_work.sql("SELECT first_name FROM users_user") == ["Ada"]
    assert {name: (at_work.media / name).read_bytes() for name in DOCUMENTS} == DOCUMENTS
    here, before = at_work.sql(BESIDE, f"{at_work.name}%")
    assert (here, before.startswith(f"{here}_before_")) == (at_work.name, True)
    kept = Installation(server.renamed(at_work.url, before), at_work.media)
    assert kept.sql("SELECT first_name FROM users_user") == ["Nobody"]


def test_a_database_that_holds_something_is_left_alone_unless_told(
    at_work: Installation, tmp_path: Path
) -> None:
    saved = at_work.backup(tmp_path / "backups")
    before = at_work.state()

    ended = at_work.dev("restore", saved)

    assert ended.status == 1
    assert "--replace keeps it under another name" in ended.said
    assert at_work.state() == before


def test_a_database_in_use_is_left_alone(at_work: Installation, tmp_path: Path) -> None:
    saved = at_work.backup(tmp_path / "backups")
    before = at_work.state()

    with psycopg.connect(at_work.url):
        ended = at_work.dev("restore", saved, "--replace")

    assert (ended.status, "1 connections use" in ended.said) == (1, True)
    assert at_work.state() == before


def test_a_file_of_the_same_name_is_never_overwritten(
    at_work: Installation, tmp_path: Path
) -> None:
    saved = at_work.backup(tmp_path / "backups")
    (at_work.media / "attachments/first").write_bytes(b"newer!")
    before = at_work.state()

    ended = at_work.dev("restore", saved, "--replace")

    assert (ended.status, "is another file" in ended.said) == (1, True)
    assert at_work.state() == before


def test_the_schema_of_a_newer_version_is_refused(at_work: Installation, tmp_path: Path) -> None:
    at_work.sql(
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('leaves', '0999_to_come', now())"
    )
    saved = at_work.backup(tmp_path / "backups")
    before = at_work.state()

    ended = at_work.dev("restore", saved, "--replace")

    assert (ended.status, "leaves.0999_to_come is unknown here" in ended.said) == (1, True)
    assert at_work.state() == before


def test_the_schema_of_an_older_version_is_brought_up_only_when_told(
    at_work: Installation, tmp_path: Path
) -> None:
    at_work.sql("DELETE FROM django_migrations WHERE app = 'auth' AND name LIKE '0012%%'")
    saved = at_work.backup(tmp_path / "backups")
    before = at_work.state()

    ended = at_work.dev("restore", saved, "--replace")

    assert (ended.status, "is of an older version" in ended.said) == (1, True)
    assert at_work.state() == before
    assert at_work.dev("restore", saved, "--replace", "--migrate").status == 0
    again = "SELECT name FROM django_migrations WHERE app = 'auth' AND name LIKE '0012%%'"
    assert len(at_work.sql(again)) == 1


def test_what_contradicts_itself_is_refused_unless_accepted(
    at_work: Installation, tmp_path: Path
) -> None:
    with psycopg.connect(at_work.url) as session:
        session.execute("SET session_replication_role = replica")
        session.execute(
            "INSERT INTO core_idempotencykey (user_id, key, fingerprint, etag, body, created_at)"
            " SELECT min(id), 'half', '', '', '', now() FROM users_user"
        )
    saved = at_work.backup(tmp_path / "backups")
    before = at_work.state()

    ended = at_work.dev("restore", saved, "--replace")

    assert (ended.status, "26 of 27 invariants hold" in ended.said) == (1, True), ended.said
    assert at_work.state() == before
    assert at_work.dev("restore", saved, "--replace", "--accept-broken").status == 0


def test_a_backup_holds_the_files_of_its_rows_and_no_others(
    at_work: Installation, tmp_path: Path
) -> None:
    (at_work.media / "attachments/stray").write_bytes(b"nobody's")

    saved = at_work.backup(tmp_path / "backups")

    found = {file.name: file.read_bytes() for file in (saved / "files/attachments").iterdir()}
    assert found == {"first": b"%PDF-1", "second": b"%PDF-22"}


def test_a_row_without_its_file_is_told_of_and_must_be_accepted(
    at_work: Installation, tmp_path: Path
) -> None:
    at_work.name_document("attachments/lost", 7)

    ended = at_work.dev("backup", "--to", tmp_path / "backups")

    assert (ended.status, "no file: attachments/lost" in ended.said) == (1, True)
    [saved] = (tmp_path / "backups").glob("dump-*")
    before = at_work.state()
    refused = at_work.dev("restore", saved, "--replace")
    assert (refused.status, "1 attachments were missing" in refused.said) == (1, True)
    assert at_work.state() == before


def test_a_file_purged_while_the_dump_is_made_is_in_the_backup(
    at_work: Installation, tmp_path: Path
) -> None:
    backups = tmp_path / "backups"

    with psycopg.connect(at_work.url) as session, ThreadPoolExecutor(1) as pool:
        session.execute("LOCK TABLE core_maintenancerun IN ACCESS EXCLUSIVE MODE")
        making = pool.submit(at_work.backup, backups)
        is_waiting = eventually(lambda: at_work.sql(WAITING) == [1])
        at_work.sql("DELETE FROM leaves_attachment WHERE name = 'attachments/first'")
        (at_work.media / "attachments/first").unlink()
        at_work.keep("attachments/third", b"%PDF-333")
        session.rollback()
        saved = making.result()

    assert is_waiting
    held = sorted(file.name for file in (saved / "files/attachments").iterdir())
    assert held == ["first", "second"]


def test_a_disk_that_refuses_half_way_leaves_nothing(at_work: Installation, tmp_path: Path) -> None:
    words = f"ulimit -f 20; exec {sys.executable} -m devtools.backup backup --to {tmp_path}/backups"
    environment = os.environ | {"DATABASE_URL": at_work.url, "MEDIA_ROOT": str(at_work.media)}

    ended = subprocess.run(["/bin/sh", "-c", words], check=False, cwd=ROOT, env=environment)

    assert ended.returncode == 1
    assert list((tmp_path / "backups").iterdir()) == []


def test_nobody_else_can_read_a_backup(at_work: Installation, tmp_path: Path) -> None:
    backups = tmp_path / "backups"

    at_work.backup(backups)

    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in [backups, *backups.rglob("*")]}
    assert modes == {True: 0o700, False: 0o600}


def test_a_backup_notes_when_it_was_made(at_work: Installation, tmp_path: Path) -> None:
    kept = "SELECT task || ' ' || faults FROM core_maintenancerun"

    at_work.backup(tmp_path / "backups")
    once = at_work.sql(kept)
    at_work.name_document("attachments/lost", 7)
    at_work.dev("backup", "--to", tmp_path / "backups")

    assert (once, at_work.sql(kept)) == (["backup 0"], ["backup 1"])


def test_only_the_last_backups_are_kept_when_told(at_work: Installation, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    first, second = at_work.backup(backups), at_work.backup(backups)

    ended = at_work.dev("backup", "--to", backups, "--keep", 2)

    assert (ended.status, first.exists(), second.exists()) == (0, False, True)
    assert len(list(backups.iterdir())) == 2


def test_no_password_stands_in_a_command_line_or_a_manifest(
    at_work: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(processes, "run", lambda *words: seen.extend(words))

    server.run("dump", "pg_dump", "postgresql://leave:q7Xw2Lk9@db/leave", "--schema-only")

    _, command, env = seen
    assert "q7Xw2Lk9" not in " ".join(map(str, command))
    assert (env["PGPASSWORD"], "host=db" in str(command[1])) == ("q7Xw2Lk9", True)
    told = (at_work.backup(tmp_path / "backups") / "manifest.json").read_text()
    assert "host" not in told
