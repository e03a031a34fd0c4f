"""Going back to a moment: a base, the WAL since, and what is told when that is not enough."""

import contextlib
import datetime
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from devtools import postgres
from devtools.accounts import server_account, state_home
from devtools.backup import base, moment, retention, server
from devtools.backup.base import WAL, Base
from devtools.cluster import Cluster
from devtools.console import StopError
from devtools.places import ROOT

ARCHIVE = ROOT / "deploy" / "archive_wal.sh"
ROWS = "SELECT string_agg(word, ' ' ORDER BY word) FROM said"


@dataclass(frozen=True)
class Told:
    """A base, and after it two words with a moment between them."""

    vault: Path
    between: datetime.datetime
    cluster: Cluster


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="moment-", dir=state_home(server_account())))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def told(folder: Path) -> Iterator[Told]:
    account, vault = server_account(), folder / "vault"
    (vault / WAL).mkdir(parents=True)
    shutil.copy(ARCHIVE, vault)
    if account is not None:
        os.chown(vault / WAL, account.uid, account.gid)
    settings = {
        **postgres.SPEED_OVER_SAFETY,
        "archive_mode": "on",
        "archive_command": f"sh '{vault}/archive_wal.sh' %p %f '{vault / WAL}'",
    }
    cluster = Cluster(folder / "cluster", postgres.programs(), settings, account)
    with cluster.in_use():
        url = cluster.url("postgres")
        with psycopg.connect(url, autocommit=True) as session:
            session.execute("CREATE TABLE said AS SELECT 'before' AS word")
            base.backup(url, folder / "media", vault)
            session.execute("INSERT INTO said VALUES ('first')")
            between = server.one(session, "SELECT clock_timestamp()")
            session.execute("INSERT INTO said VALUES ('second')")
            base.require_arrival(session, vault)
        yield Told(vault, between, cluster)


@pytest.fixture
def vault(told: Told, tmp_path: Path) -> Path:
    """A copy, to be damaged."""
    return shutil.copytree(told.vault, tmp_path / "vault")


@contextlib.contextmanager
def went_back(vault: Path, until: datetime.datetime | None) -> Iterator[str]:
    with moment.recovered(vault, until) as url, psycopg.connect(url) as session:
        yield server.one(session, ROWS)


def segments(vault: Path) -> list[Path]:
    return sorted(each for each in (vault / WAL).iterdir() if len(each.name) == 24)


def only_base(vault: Path) -> Base:
    [found] = base.all_in(vault)
    return found


def test_what_was_committed_before_the_moment_is_there_and_nothing_else(told: Told) -> None:
    with went_back(told.vault, told.between) as rows:
        assert rows == "before first"


def test_without_a_moment_all_that_was_archived_is_there(told: Told) -> None:
    with went_back(told.vault, None) as rows:
        assert rows == "before first second"


def test_going_back_archives_nothing_and_leaves_nothing(told: Told) -> None:
    archived = segments(told.vault)

    with moment.recovered(told.vault, told.between) as url:
        with psycopg.connect(url, autocommit=True) as session:
            session.execute("INSERT INTO said VALUES ('elsewhere')")
            session.execute("SELECT pg_switch_wal()")
            assert server.one(session, "SHOW archive_mode") == "off"
        home = moment.own_home()
        assert home.exists()

    assert not home.exists()
    assert segments(told.vault) == archived
    assert told.cluster.sql(ROWS) == "before first second"


def test_a_moment_before_the_base_is_refused(told: Told) -> None:
    long_ago = told.between - datetime.timedelta(days=1)

    with pytest.raises(StopError, match="the oldest base there is was taken until"):
        moment.recovered(told.vault, long_ago).__enter__()


def test_a_moment_after_the_archive_is_refused(told: Told) -> None:
    to_come = told.between + datetime.timedelta(days=1)

    with pytest.raises(StopError, match="the archive ends before"):
        moment.recovered(told.vault, to_come).__enter__()


def test_a_gap_in_the_archive_is_refused(told: Told, vault: Path) -> None:
    first = only_base(vault).first_segment
    needed = [each for each in segments(vault) if each.name >= first]
    needed[0].unlink()

    with pytest.raises(StopError, match=f"there is no segment {first[8:]}"):
        moment.recovered(vault, None).__enter__()


def test_a_base_that_is_not_what_was_copied_is_refused(vault: Path) -> None:
    file = only_base(vault).data / "global" / "pg_filenode.map"
    content = bytearray(file.read_bytes())
    content[10] ^= 1
    file.write_bytes(content)

    with pytest.raises(StopError, match="is not what was saved"):
        moment.recovered(vault, None).__enter__()


def test_a_folder_without_a_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="neither a backup nor a base"):
        moment.recovered(tmp_path, None).__enter__()


def test_a_server_that_does_not_archive_gets_no_base(folder: Path, tmp_path: Path) -> None:
    plain = Cluster(
        folder / "plain", postgres.programs(), postgres.SPEED_OVER_SAFETY, server_account()
    )

    with plain.in_use(), pytest.raises(StopError, match="archives no WAL"):
        base.backup(plain.url("postgres"), tmp_path / "media", tmp_path / "vault")

    assert not (tmp_path / "vault").exists()


def test_an_archive_elsewhere_is_found_out(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "ARCHIVE_SECONDS", 0)

    with pytest.raises(StopError, match="WAL does not arrive"):
        base.backup(told.cluster.url("postgres"), tmp_path / "media", tmp_path / "vault")

    assert list((tmp_path / "vault").iterdir()) == []


def test_old_bases_go_with_the_wal_that_only_they_need(told: Told, vault: Path) -> None:
    old = only_base(vault)
    shutil.copytree(old.folder, vault / "base-99990101T000000.000000Z")
    label = vault / "base-99990101T000000.000000Z" / "data" / "backup_label"
    last = segments(vault)[-1].name
    label.write_text(label.read_text().replace(old.first_segment, last))

    retention.keep_last(1, vault, "base")

    assert [each.folder.name for each in base.all_in(vault)] == ["base-99990101T000000.000000Z"]
    assert [each.name for each in segments(vault)] == [last]


def archive(segment: Path, name: str, into: Path) -> int:
    command = ["sh", str(ARCHIVE), str(segment), name, str(into)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode


def test_a_segment_is_archived_once_and_never_overwritten(tmp_path: Path) -> None:
    into, segment = tmp_path / "wal", tmp_path / "segment"
    into.mkdir()
    segment.write_bytes(b"one")

    first, again = archive(segment, "0001", into), archive(segment, "0001", into)
    segment.write_bytes(b"two")
    another = archive(segment, "0001", into)

    assert (first, again, another) == (0, 0, 1)
    assert [file.name for file in into.iterdir()] == ["0001"]
    assert ((into / "0001").read_bytes(), (into / "0001").stat().st_mode & 0o777) == (b"one", 0o600)


def test_what_cannot_be_archived_is_not_reported_as_archived(tmp_path: Path) -> None:
    segment = tmp_path / "segment"
    segment.write_bytes(b"one")

    assert archive(segment, "0001", tmp_path / "none") != 0
    assert archive(tmp_path / "gone", "0001", tmp_path) != 0
    assert not (tmp_path / "0001").exists()
