"""Where things are. All local state is in .local, which git ignores."""

from __future__ import annotations

import collections
import contextlib
import fcntl
import hashlib
import os
import threading
from pathlib import Path
from typing import DefaultDict, Iterable, Iterator

from devtools.console import StopError, say

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
LOGS = LOCAL / "logs"
FRONTEND = ROOT / "frontend"
VENV = ROOT / ".venv"
TOOLS = ROOT / "devtools"

_own_locks: DefaultDict[str, threading.Lock] = collections.defaultdict(threading.Lock)


def prepare() -> None:
    """Make .local, readable for the account PostgreSQL runs under when root starts it."""
    try:
        LOGS.mkdir(parents=True, exist_ok=True)
        for folder in (LOCAL, LOGS):
            if folder.stat().st_uid == os.geteuid():
                folder.chmod(0o755)
    except OSError as error:
        raise StopError(f"cannot write to {LOCAL} ({error.strerror}); make it writable.") from error
    if not os.access(LOGS, os.W_OK) or not os.access(LOCAL, os.W_OK):
        raise StopError(
            f"{LOCAL} belongs to another user; run this as that user, or remove the folder."
        )


@contextlib.contextmanager
def locked(name: str) -> Iterator[None]:
    """One process at a time, and the lock ends with its holder however that ends."""
    with _own_locks[name], open(LOCAL / f"{name}.lock", "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Waiting for another dev.py that is busy with {name.replace('-', ' ')}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest_of(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """Remembers the digest something was last built from."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def holds(self, digest: str) -> bool:
        return self.read() == digest

    def read(self) -> str:
        return self.file.read_text() if self.file.exists() else ""

    def set(self, digest: str) -> None:
        self.file.write_text(digest)
