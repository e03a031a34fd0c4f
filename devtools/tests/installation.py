"""An installation of its own for a test, on which backups are made and restored."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from devtools.backup import server
from devtools.places import ROOT

NOW = datetime(2026, 3, 4, tzinfo=UTC)
DOCUMENTS = {"attachments/first": b"%PDF-1", "attachments/second": b"%PDF-22"}
WHAT_IS_THERE = "SELECT name FROM leaves_attachment ORDER BY name"
BESIDE = "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY datname"


@dataclass(frozen=True)
class Ended:
    status: int
    said: str


@dataclass(frozen=True)
class Installation:
    """A database and a media folder of its own."""

    url: str
    media: Path

    @property
    def name(self) -> str:
        return server.name_in(self.url)

    def dev(self, *words: object) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "devtools.backup", *map(str, words)],
            check=False,
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": self.url, "MEDIA_ROOT": str(self.media)},
            capture_output=True,
            text=True,
        )
        return Ended(ended.returncode, ended.stdout + ended.stderr)

    def backup(self, folder: Path) -> Path:
        ended = self.dev("backup", "--to", folder)
        assert ended.status == 0, ended.said
        return max(folder.glob("dump-*"))

    def sql(self, query: str, *values: object) -> list[Any]:
        with psycopg.connect(self.url, autocommit=True) as session:
            asked = session.execute(query.encode(), values)
            return [row[0] for row in asked.fetchall()] if asked.description else []

    def keep(self, document: str, content: bytes, size: int | None = None) -> None:
        file = self.media / document
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.name_document(document, size or len(content))

    def name_document(self, document: str, size: int) -> None:
        self.sql(
            "INSERT INTO leaves_attachment"
            " (uploader_id, file, name, size, content_type, created_at)"
            " SELECT min(id), %s, %s, %s, 'application/pdf', %s FROM users_user",
            *[document, document, size, NOW],
        )

    def state(self) -> tuple[list[str], list[str], dict[str, bytes]]:
        """Rows, databases beside, files: what a refused restore leaves alone."""
        files = {str(file): file.read_bytes() for file in self.media.rglob("*") if file.is_file()}
        return self.sql(WHAT_IS_THERE), self.sql(BESIDE, f"{self.name}%"), files


def drop(url: str, pattern: str) -> None:
    with psycopg.connect(url, autocommit=True) as session:
        for (name,) in session.execute(BESIDE, [pattern]).fetchall():
            session.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
