"""Attachments that are put back."""

import os
from pathlib import Path

import pytest

from devtools.backup import documents

NOBODY = 65534


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved" / "attachments"
    folder.mkdir(parents=True)
    (folder / "note.pdf").write_bytes(b"%PDF-1.7")
    return folder.parent


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hand files over")
def test_what_root_puts_back_belongs_to_whoever_owns_the_folder(
    saved: Path, tmp_path: Path
) -> None:
    media = tmp_path / "media"
    media.mkdir()
    os.chown(media, NOBODY, NOBODY)

    added = documents.add(["attachments/note.pdf"], saved, media)

    put_back = [media / "attachments", media / "attachments" / "note.pdf"]
    assert added == 1
    assert [(path.stat().st_uid, path.stat().st_gid) for path in put_back] == [(NOBODY, NOBODY)] * 2


def test_what_anybody_else_puts_back_stays_theirs(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "chown", lambda *_: pytest.fail("may not be tried"))
    media = tmp_path / "media"
    media.mkdir()

    assert documents.add(["attachments/note.pdf"], saved, media) == 1
    assert (media / "attachments" / "note.pdf").read_bytes() == b"%PDF-1.7"
