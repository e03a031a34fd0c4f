"""What a backup says of itself, and whether that is still true."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from devtools.console import StopError

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`server` is PostgreSQL's version as a number; `missing` had a row and no file even then."""

    made_at: str
    server: int
    database: str
    collate: str
    ctype: str
    comment: str
    migrations: list[str]
    rows: dict[str, int]
    contents: dict[str, Content]
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT


def write(folder: Path, manifest: Manifest) -> None:
    with open(folder / NAME, "w") as file:
        json.dump(asdict(manifest), file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Manifest:
    try:
        facts: dict[str, Any] = json.loads((folder / NAME).read_text())
    except FileNotFoundError:
        raise StopError(f"{folder} is no backup: it has no {NAME}.") from None
    except ValueError as error:
        raise StopError(f"{folder / NAME} is damaged: {error}.") from error
    if facts.get("format") != FORMAT:
        raise StopError(
            f"{folder} has format {facts.get('format')}, and this version reads {FORMAT};"
            " restore it with the version that made it."
        )
    contents = {name: Content(**content) for name, content in facts.pop("contents").items()}
    return Manifest(contents=contents, **facts)


def verify(folder: Path, manifest: Manifest) -> None:
    """Raises StopError unless every file is there, and is what it was."""
    for name, content in manifest.contents.items():
        try:
            found = content_of(folder / name)
        except OSError as error:
            raise StopError(f"{folder / name} cannot be read: {error.strerror}.") from error
        if found.bytes != content.bytes:
            raise StopError(
                f"{folder / name} holds {found.bytes:,} bytes, and held {content.bytes:,}."
            )
        if found != content:
            raise StopError(f"{folder / name} is not what was saved: its checksum differs.")


def content_of(file: Path) -> Content:
    digest, size = hashlib.sha256(), 0
    for piece in pieces(file):
        digest.update(piece)
        size += len(piece)
    return Content(digest.hexdigest(), size)


def pieces(file: Path) -> Iterator[bytes]:
    with open(file, "rb") as source:
        while piece := source.read(PIECE):
            yield piece
