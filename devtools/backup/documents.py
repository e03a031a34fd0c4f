"""The attachments beside the database: files under random names that never change."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from devtools.backup.manifest import Content, content_of, pieces
from devtools.console import StopError


def names_below(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.endswith(".part"):
            yield file.relative_to(folder).as_posix()


def copy(source: Path, target: Path) -> Content:
    """Whole, or not at all; says what was read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".part")
    digest, size = hashlib.sha256(), 0
    try:
        with open(unfinished, "wb") as file:
            for piece in pieces(source):
                file.write(piece)
                digest.update(piece)
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return Content(digest.hexdigest(), size)


def gather(names: Iterable[str], sources: Iterable[Path], target: Path) -> dict[str, Content]:
    """Copy each from the first source that has it; those that none has are left out."""
    gathered = {}
    for name in names:
        for source in sources:
            with contextlib.suppress(FileNotFoundError):
                gathered[name] = copy(source / name, target / name)
                break
    return gathered


def mirror(source: Path, target: Path) -> int:
    """Copy what the target lacks, delete nothing; how many came."""
    lacking = [name for name in names_below(source) if not (target / name).exists()]
    return len(gather(lacking, [source], target))


def add(names: Iterable[str], source: Path, target: Path) -> int:
    """Put files back where they were; one that is there with another content stops it."""
    added = 0
    for name in names:
        if not (target / name).exists():
            copy(source / name, target / name)
            added += 1
        elif content_of(target / name) != content_of(source / name):
            raise StopError(f"{target / name} is there already, and is another file.")
    if added and os.geteuid() == 0:
        hand_over(target)
    return added


def hand_over(folder: Path) -> None:
    """To the account the folder belongs to: what root puts back, the servers must read."""
    owner = folder.stat()
    for path in folder.rglob("*"):
        os.chown(path, owner.st_uid, owner.st_gid)


def keep_only(names: Iterable[str], folder: Path) -> None:
    for name in set(names_below(folder)) - set(names):
        (folder / name).unlink()
