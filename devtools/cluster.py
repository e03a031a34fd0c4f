"""A PostgreSQL cluster that runs while somebody uses it.

Three facts carry the design. A user holds a shared lock on `users.lock`, which the kernel drops
however the process ends. One keeper per cluster holds `server.lock`, is the parent of the server,
and stops it when it gets `users.lock` for itself. Whether the server lives is asked by connecting.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Callable, Dict, Iterator, Optional
from urllib.parse import quote

from devtools.accounts import Account, open_folder, private_folder, short_digest
from devtools.console import StopError, say
from devtools.places import ROOT
from devtools.wire import PORT, Answer, probe, socket_file

SUPERUSER = "leave"
START_SECONDS = 120
STOP_SECONDS = 30
PATIENCE_SECONDS = 10
POLL_SECONDS = 0.02
LONGEST_SOCKET_PATH = 100


@dataclass(frozen=True)
class Cluster:
    home: Path
    binaries: Path
    settings: Dict[str, str]
    account: Optional[Account] = None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def server_lock(self) -> Path:
        return self.home / "server.lock"

    @property
    def users_lock(self) -> Path:
        return self.home / "users.lock"

    @property
    def socket_folder(self) -> Path:
        """Beside the data, or in a short temporary place when the system would refuse the path."""
        beside = self.home / "socket"
        if len(os.fsencode(socket_file(beside))) <= LONGEST_SOCKET_PATH:
            return beside
        owner = os.geteuid() if self.account is None else self.account.uid
        name = f"leave-{owner}-{short_digest(str(self.home))}"
        return Path("/tmp") / name  # noqa: S108

    def make_socket_folder(self) -> None:
        private_folder(self.socket_folder, mode=0o700, account=self.account)

    def url(self, database: str) -> str:
        folder = quote(str(self.socket_folder), safe="")
        return f"postgresql://{SUPERUSER}@/{database}?host={folder}&port={PORT}"

    def answer(self) -> Answer:
        return probe(self.socket_folder, SUPERUSER)

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Start the server unless it runs; the last user to leave stops it."""
        open_folder(self.home)
        with open(self.users_lock, "a") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            try:
                self._wait_until_ready()
                yield
            finally:
                self._leave(users)

    def as_json(self) -> str:
        facts = dict(asdict(self), home=str(self.home), binaries=str(self.binaries))
        return json.dumps(facts)

    def sql(self, statement: str, database: str = "postgres") -> str:
        """One statement through the psql that came with the server."""
        command = [self.binaries / "psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-c", statement]
        answer = subprocess.run(
            [str(word) for word in [*command, self.url(database)]],
            check=False,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            universal_newlines=True,
        )
        if answer.returncode:
            raise StopError(f"the database refused: {answer.stderr.strip()}")
        return answer.stdout.strip()

    def postmaster_pid(self) -> Optional[int]:
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def stop(self) -> None:
        """Call with `users.lock` held exclusively."""
        pid = self.postmaster_pid()
        if pid is None or self.answer() is Answer.ABSENT:
            return
        _signal(pid, signal.SIGINT)
        if not _wait(lambda: self.postmaster_pid() is None, STOP_SECONDS):
            _signal(pid, signal.SIGQUIT)
            _wait(lambda: self.answer() is Answer.ABSENT, STOP_SECONDS)

    def _wait_until_ready(self) -> None:
        keeper: Optional[subprocess.Popen[bytes]] = None
        impatient_at = time.monotonic() + PATIENCE_SECONDS
        deadline = time.monotonic() + START_SECONDS
        while True:
            answer = self.answer()
            if answer is Answer.READY:
                return
            outcome = None if keeper is None else keeper.poll()
            if outcome or time.monotonic() > deadline:
                raise StopError(f"PostgreSQL did not start: {self._last_words()} (log: {self.log})")
            starting = keeper is not None and outcome is None
            if answer is Answer.ABSENT and not starting and not is_locked(self.server_lock):
                keeper = self._start_keeper()
            if impatient_at and time.monotonic() > impatient_at:
                say("PostgreSQL is still starting (after a crash it first repairs its files)")
                impatient_at = 0
            time.sleep(POLL_SECONDS)

    def _start_keeper(self) -> subprocess.Popen[bytes]:
        with open(self.log, "ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "devtools.keeper", self.as_json()],
                cwd=str(ROOT),
                env=clean_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()[-20:]
        telling = [line for line in lines if "FATAL" in line or "rror" in line]
        return (telling or lines or ["it said nothing"])[-1].strip()

    def _leave(self, users: IO[str]) -> None:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Others still use it, or the keeper is stopping it: then this waits for the keeper.
            fcntl.flock(users, fcntl.LOCK_SH)
        else:
            self.stop()
        _wait(lambda: not self._is_ending(), STOP_SECONDS)

    def _is_ending(self) -> bool:
        """The server has gone, its keeper not yet."""
        return self.answer() is Answer.ABSENT and is_locked(self.server_lock)


def is_locked(file: Path) -> bool:
    with open(file, "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def from_json(text: str) -> Cluster:
    facts = json.loads(text)
    account = facts["account"] and Account(**facts["account"])
    return Cluster(Path(facts["home"]), Path(facts["binaries"]), facts["settings"], account or None)


def clean_environment() -> Dict[str, str]:
    """Without the caller's PG* settings: PGPORT or PGSSLMODE would mislead server and clients."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return dict(kept, PYTHONDONTWRITEBYTECODE="1", TZ="UTC")


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _wait(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True
