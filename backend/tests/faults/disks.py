"""Disks that fail, as Django's storage."""

import errno
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class FullDisk(FileSystemStorage):
    """Takes the first bytes of a file and no more."""

    def _save(self, name: str, content: Any) -> str:
        begun = Path(self.path(name))
        begun.parent.mkdir(parents=True, exist_ok=True)
        begun.write_bytes(content.read(8))
        raise OSError(errno.ENOSPC, "No space left on device")


class SpentDisk(FileSystemStorage):
    """Fails at whatever is asked of it."""

    def _open(self, name: str, mode: str = "rb") -> Any:
        raise OSError(errno.EIO, "Input/output error")
