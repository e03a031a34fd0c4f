"""Every child starts here, in a process group of its own, so that all of them can be ended."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Set

from devtools.accounts import Account
from devtools.console import StopError
from devtools.places import LOGS, ROOT

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LINUX = sys.platform == "linux"
SET_PARENT_DEATH_SIGNAL = 1
GRACE_SECONDS = 15

_libc = ctypes.CDLL(None)
_children: Set[subprocess.Popen[bytes]] = set()
_starting = threading.Lock()
_ending = threading.Event()


class StepFailedError(StopError):
    """A step that ended badly, with everything it said."""

    def __init__(self, what: str, log: Path) -> None:
        super().__init__(f"{what} failed: {telling_line(log)} (all output: {log})")
        self.log = log
        self.output = log.read_text(errors="replace")


class Interrupted(BaseException):
    """Ctrl-C, or a signal that asks for the end."""


def _interrupt(number: int, _frame: object) -> None:
    """Once: a second Ctrl-C must not break the tidying up."""
    _ignore_signals()
    raise Interrupted(number)


def _ignore_signals() -> None:
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def listen_for_the_end() -> None:
    for number in ENDING_SIGNALS:
        signal.signal(number, _interrupt)


def _die_with_parent() -> None:
    """Linux only: a child must not outlive a parent killed with SIGKILL."""
    _libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def start(
    command: Sequence[object],
    env: Dict[str, str],
    cwd: Path = ROOT,
    log: Optional[Path] = None,
    account: Optional[Account] = None,
) -> subprocess.Popen[bytes]:
    def in_child() -> None:
        if account is not None:
            account.become()
        if LINUX:
            _die_with_parent()

    with contextlib.ExitStack() as stack:
        stack.enter_context(_starting)
        if _ending.is_set():
            raise Interrupted
        output = stack.enter_context(open(log, "wb")) if log else None
        child = subprocess.Popen(
            [str(word) for word in command],
            env=env,
            cwd=str(cwd),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            start_new_session=True,
            preexec_fn=in_child,  # noqa: PLW1509 takes no lock
        )
        _children.add(child)
    return child


def run(
    what: str,
    command: Sequence[object],
    env: Optional[Dict[str, str]] = None,
    cwd: Path = ROOT,
) -> None:
    """Run a step to its end, its output in a log; a failure is one sentence that names the log."""
    log = LOGS / (what.replace(" ", "-") + ".log")
    own = log.with_suffix(f".{os.getpid()}.log")  # A command beside may take the same step.
    try:
        child = start(command, dict(os.environ) if env is None else env, cwd, own)
    except OSError as error:
        own.unlink(missing_ok=True)
        raise StopError(f"{what}: cannot run {command[0]} ({error.strerror}).") from error
    try:
        status = child.wait()
    finally:
        _children.discard(child)
        own.replace(log)
    if status:
        raise StepFailedError(what, log)


def telling_line(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower()]
    return ((telling or lines or ["no output"])[-1])[:300]


def run_in_terminal(command: Sequence[object], env: Dict[str, str], cwd: Path = ROOT) -> int:
    """Run a command that owns the terminal; Ctrl-C is its business, a SIGTERM is passed on."""
    try:
        child = subprocess.Popen([str(word) for word in command], env=env, cwd=str(cwd))
    except OSError as error:
        raise StopError(f"cannot run {command[0]}: {error.strerror}.") from error

    def pass_on(number: int, _frame: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(number)

    with contextlib.ExitStack() as stack:
        stack.enter_context(_handled(signal.SIGINT, lambda *_: None))
        for number in (signal.SIGTERM, signal.SIGHUP):
            stack.enter_context(_handled(number, pass_on))
        return child.wait()


@contextlib.contextmanager
def _handled(number: int, handler: object) -> Iterator[None]:
    previous = signal.signal(number, handler)  # type: ignore[arg-type]
    try:
        yield
    finally:
        signal.signal(number, previous)


def end(child: subprocess.Popen[bytes]) -> None:
    """Ask, wait, then insist; the whole process group goes."""
    _signal_group(child, signal.SIGTERM, only_leader=True)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE_SECONDS)
    _signal_group(child, signal.SIGKILL)
    child.wait()
    _children.discard(child)


def end_all() -> None:
    """At the end of the program: nothing starts any more."""
    _ignore_signals()
    with _starting:
        _ending.set()
    end_children()


def end_children() -> None:
    children = list(_children)
    for child in children:
        _signal_group(child, signal.SIGTERM, only_leader=True)
    for child in children:
        end(child)


def _signal_group(child: subprocess.Popen[bytes], number: int, only_leader: bool = False) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if only_leader:
            child.send_signal(number)
        else:
            os.killpg(child.pid, number)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def children_of(pid: int) -> List[int]:
    listing = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="],
        check=True,
        stdout=subprocess.PIPE,
        universal_newlines=True,
    )
    pairs = (line.split() for line in listing.stdout.splitlines())
    return [int(child) for child, parent in pairs if int(parent) == pid]
