"""pgbouncer as deploy/pgbouncer.ini has it, on the addresses of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List
from urllib.parse import quote

from devtools.accounts import Account
from devtools.images.local import Translation, find_program
from devtools.serve import HOST

NAMES = {"primary": "leave", "replica": "leave_reader"}


@dataclass(frozen=True)
class Pooler:
    folder: Path
    port: int
    primary: Path
    replica: Path
    """Where the sockets of the two databases are."""

    def write(self, ini: str, script: str, account: "Account | None") -> None:
        """Configuration and start for this machine; pgbouncer does not run as root."""
        self.folder.mkdir(mode=0o700)
        here = Translation(
            [
                ("/tmp/", f"{self.folder}/"),  # noqa: S108
                ("host=db ", f"host={self.primary} "),
                ("host=replica ", f"host={self.replica} "),
                ("listen_addr = 0.0.0.0", f"listen_addr = {HOST}"),
                ("listen_port = 6432", f"listen_port = {self.port}"),
            ]
        )
        (self.folder / "pgbouncer.ini").write_text(here.of(ini))
        start = Translation(
            [
                ("/tmp/", f"{self.folder}/"),  # noqa: S108
                ("exec pgbouncer", f"exec {find_program('pgbouncer')}"),
                ("/etc/pgbouncer/", f"{self.folder}/"),
            ]
        )
        self.script.write_text(start.of(script))
        if account is not None:
            for path in (self.folder, *self.folder.iterdir()):
                account.own(path)

    @property
    def script(self) -> Path:
        return self.folder / "pgbouncer.sh"

    @property
    def command(self) -> List[object]:
        return ["sh", self.script]

    def url(self, which: str, password: str) -> str:
        secret = quote(password, safe="")
        return f"postgresql://leave_runtime:{secret}@{HOST}:{self.port}/{NAMES[which]}"
