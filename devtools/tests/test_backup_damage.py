"""A backup that is not what it says is refused, and nothing is changed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from devtools.backup.manifest import content_of
from devtools.tests.installation import Installation

pytestmark = pytest.mark.django_db


def rewrite(saved: Path, **changes: Any) -> None:
    facts = json.loads((saved / "manifest.json").read_text())
    (saved / "manifest.json").write_text(json.dumps(facts | changes))


def sign_anew(saved: Path) -> None:
    """As if the dump had been saved as it is now."""
    facts = json.loads((saved / "manifest.json").read_text())
    now = content_of(saved / "database.dump")
    facts["contents"]["database.dump"] = {"sha256": now.sha256, "bytes": now.bytes}
    rewrite(saved, contents=facts["contents"])


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def end_half_way(saved: Path) -> None:
    cut(saved / "database.dump")
    sign_anew(saved)


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a dump cut short": (lambda saved: cut(saved / "database.dump"), "bytes, and held"),
    "a bit of the dump": (lambda saved: flip(saved / "database.dump"), "its checksum differs"),
    "a dump that ends half-way": (
        end_half_way,
        "database restore failed",
    ),
    "no dump": (lambda saved: (saved / "database.dump").unlink(), "cannot be read: No such file"),
    "a lost document": (
        lambda saved: (saved / "files/attachments/first").unlink(),
        "first cannot be read: No such file",
    ),
    "a bit of a document": (
        lambda saved: flip(saved / "files/attachments/first"),
        "first is not what was saved",
    ),
    "a manifest cut short": (
        lambda saved: cut(saved / "manifest.json"),
        "manifest.json is damaged",
    ),
    "another format": (lambda saved: rewrite(saved, format=2), "has format 2"),
    "a newer PostgreSQL": (lambda saved: rewrite(saved, server=170002), "is of PostgreSQL 17"),
    "rows that do not come back": (
        lambda saved: rewrite(saved, rows={"users_user": 2}),
        "other rows came back than were saved",
    ),
    "other migrations": (lambda saved: rewrite(saved, migrations=[]), "other migrations"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_backup_that_is_not_what_it_says_changes_nothing(
    at_work: Installation, tmp_path: Path, damage: str
) -> None:
    do, says = DAMAGE[damage]
    saved = at_work.backup(tmp_path / "backups")
    at_work.sql("DELETE FROM leaves_attachment WHERE name = 'attachments/first'")
    before = at_work.state()
    do(saved)

    ended = at_work.dev("restore", saved, "--replace")

    assert (ended.status, says in ended.said) == (1, True), ended.said
    assert at_work.state() == before
