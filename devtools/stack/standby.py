"""A streaming replica as deploy/replica.sh makes it, of an embedded PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Sequence

from devtools import processes
from devtools.accounts import Account
from devtools.cluster import SUPERUSER, Cluster, clean_environment
from devtools.console import StopError
from devtools.places import ROOT
from devtools.wire import PORT, Answer, probe

READY_SECONDS = 180
POLL_SECONDS = 0.05
ROLE = "leave_replication"


@dataclass(frozen=True)
class Standby:
    primary: Cluster
    folder: Path
    password: str
    options: Sequence[str] = ()

    @property
    def sockets(self) -> Path:
        return self.folder / "socket"

    @property
    def log(self) -> Path:
        return self.folder.parent / "replica.log"

    def make_folder(self) -> None:
        for folder in (self.folder, self.sockets):
            folder.mkdir(mode=0o700)
            if self.account is not None:
                self.account.own(folder)

    def start(self) -> "subprocess.Popen[bytes]":
        server = processes.start(self.command, self.env, self.folder, self.log, self.account)
        deadline = time.monotonic() + READY_SECONDS
        while probe(self.sockets, SUPERUSER) is not Answer.READY:
            if server.poll() is not None or time.monotonic() > deadline:
                raise StopError(f"the replica did not start: {processes.telling_line(self.log)}")
            time.sleep(POLL_SECONDS)
        return server

    @property
    def account(self) -> "Account | None":
        return self.primary.account

    @property
    def command(self) -> List[object]:
        """What the compose file passes on, and what the embedded primary is run with."""
        here = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "hba_file": self.primary.settings["hba_file"],
            "max_connections": "200",
        }
        local = [word for name, value in here.items() for word in ("-c", f"{name}={value}")]
        return ["sh", ROOT / "deploy" / "replica.sh", *self.options, *local]

    @property
    def env(self) -> Dict[str, str]:
        programs = os.pathsep.join([str(self.primary.binaries), os.environ["PATH"]])
        return {
            **clean_environment(),
            "PATH": programs,
            "PGDATA": str(self.folder / "data"),
            "PGHOST": str(self.primary.socket_folder),
            "PGPORT": str(PORT),
            "PGUSER": ROLE,
            "PGPASSWORD": self.password,
        }

    def as_cluster(self) -> Cluster:
        """For questions to it: `sql`. It is started by `start`, never by `in_use`."""
        return _Here(self.folder, self.primary.binaries, {}, self.primary.account)


class _Here(Cluster):
    @property
    def socket_folder(self) -> Path:
        return self.home / "socket"
