"""PostgreSQL refuses to run as root: which account runs it, and where it finds its files."""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional

from devtools.console import StopError
from devtools.places import LOCAL, ROOT

CANDIDATES = ("nobody", "postgres", "daemon")


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    def become(self) -> None:
        os.setgroups([self.gid])
        os.setgid(self.gid)
        os.setuid(self.uid)

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Ask the system as that account: mode bits alone know nothing of ACLs and mounts."""
        try:
            check = subprocess.run(
                ["/bin/sh", "-c", 'test -x "$1"', "sh", str(folder)],
                check=False,
                preexec_fn=self.become,
                cwd="/",
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return check.returncode == 0


def server_account() -> Optional[Account]:
    """None for an ordinary user, who runs the server as himself."""
    if os.geteuid() != 0:
        return None
    for account in _candidates():
        if account.can_enter(Path("/")):
            return account
    raise StopError(
        "PostgreSQL does not run as root and there is no other account to run it under;"
        " run this as an ordinary user, or set DATABASE_URL to a PostgreSQL 16 of your own."
    )


def _candidates() -> List[Account]:
    found = []
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        found.append(Account(entry.pw_uid, entry.pw_gid))
    return found


def state_home(account: Optional[Account], root: Path = ROOT, local: Path = LOCAL) -> Path:
    """.local, unless the account cannot enter the checkout (say, one under /root)."""
    if account is None or account.can_enter(root):
        return open_folder(local / "postgres")
    name = "leave-management-" + short_digest(str(root))
    return private_folder(Path("/var/tmp") / name, mode=0o755)  # noqa: S108


def open_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_uid == os.geteuid():
        folder.chmod(0o755)
    return folder


def private_folder(folder: Path, mode: int, account: Optional[Account] = None) -> Path:
    """A folder in a place where anybody may write: ours already, or made by us, or refused."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    else:
        if account is not None:
            os.chown(folder, account.uid, account.gid)
    found = os.lstat(folder)
    owner = os.geteuid() if account is None else account.uid
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
        raise StopError(f"{folder} exists and is not ours; remove it and start again.")
    os.chmod(folder, mode)
    return folder


def short_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def privileges(account: Optional[Account]) -> Optional[Callable[[], None]]:
    return None if account is None else account.become
