"""How much memory the workers hold while everything is exported."""

from __future__ import annotations

import itertools
import subprocess
import threading
import time
from dataclasses import dataclass

from devtools.bench.load import drive
from devtools.processes import children_of

LOOK_SECONDS = 0.1
KILO = 1024


@dataclass(frozen=True, slots=True)
class Export:
    """Memory in MB, of the worker that grew most."""

    rows: int
    bytes: int
    seconds: float
    before: float
    most: float
    after: float


def watch_export(server: int, port: int, request: bytes) -> Export:
    """One export of everything, after a first one that loads what the code needs."""
    drive(port, iter([request]), connections=1, seconds=0)
    before = _resident(server)
    looks = [before]
    is_over = threading.Event()
    watcher = threading.Thread(target=_look, args=(server, looks, is_over), daemon=True)
    watcher.start()
    started = time.perf_counter()
    answers = drive(port, itertools.islice([request], 1), connections=1, seconds=0, keep=True)
    seconds = time.perf_counter() - started
    is_over.set()
    watcher.join()
    after = _resident(server)
    grown = {pid: max(look.get(pid, 0) for look in looks) - before[pid] for pid in before}
    worker = max(grown, key=lambda pid: grown[pid])
    [body] = answers.bodies
    return Export(
        rows=body.count(b"\r\n") - 1,
        bytes=len(body),
        seconds=seconds,
        before=before[worker],
        most=before[worker] + grown[worker],
        after=after.get(worker, 0),
    )


def _look(server: int, looks: list[dict[int, float]], is_over: threading.Event) -> None:
    while not is_over.wait(LOOK_SECONDS):
        looks.append(_resident(server))


def _resident(server: int) -> dict[int, float]:
    """MB by worker."""
    pids = ",".join(str(pid) for pid in children_of(server))
    listing = subprocess.run(
        ["ps", "-o", "pid=,rss=", "-p", pids], check=True, capture_output=True, text=True
    )
    rows = (line.split() for line in listing.stdout.splitlines())
    return {int(pid): int(kilobytes) / KILO for pid, kilobytes in rows}
