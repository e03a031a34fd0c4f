"""What befalls the servers meanwhile, in rounds of every kind, in an order drawn from the seed."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from random import Random

from devtools.chaos.link import Link
from devtools.cluster import Cluster
from devtools.console import StopError
from devtools.processes import children_of

APPLICATION = "chaos-api"
PAUSE_SECONDS = (0.3, 1.5)
MOST_SECONDS_BETWEEN = 15.0
SILENT_SECONDS = (0.5, 4.0)
THEIRS = f"FROM pg_stat_activity WHERE application_name = '{APPLICATION}'"


class Faults(threading.Thread):
    def __init__(
        self,
        seed: int,
        cluster: Cluster,
        *,
        database: str,
        link: Link,
        gunicorn: int,
        successes: Callable[[], int],
        calm: int,
    ) -> None:
        super().__init__(name="faults", daemon=True)
        self.cluster, self.database, self.link, self.gunicorn = cluster, database, link, gunicorn
        self.successes, self.calm = successes, calm
        self.dice = Random(f"{seed} faults")  # noqa: S311
        self.over = threading.Event()
        self.done: Counter[str] = Counter()
        self.trouble = ""
        self.kinds: dict[str, Callable[[], None]] = {
            "worker killed": self.kill_worker,
            "database killed": self.kill_database,
            "backend killed": self.kill_backend,
            "connections cut": self.cut_connections,
            "black hole": self.black_hole,
            "line stalled": self.stall,
            "worker stopped": self.stop_worker,
        }

    def run(self) -> None:
        try:
            while True:
                for kind in self.dice.sample(list(self.kinds), len(self.kinds)):
                    if self._is_over_before_the_next():
                        return
                    self.kinds[kind]()
                    self.done[kind] += 1
        except StopError as stop:
            self.trouble = str(stop)

    def _is_over_before_the_next(self) -> bool:
        """Faults are for servers at work: they wait until those have found their feet again."""
        enough = self.successes() + self.calm
        deadline = time.monotonic() + MOST_SECONDS_BETWEEN
        if self.over.wait(self.dice.uniform(*PAUSE_SECONDS)):
            return True
        while self.successes() < enough and time.monotonic() < deadline:
            if self.over.wait(0.05):
                return True
        return False

    def kill_worker(self) -> None:
        _signal(self._worker(), signal.SIGKILL)

    def stop_worker(self) -> None:
        worker = self._worker()
        _signal(worker, signal.SIGSTOP)
        try:
            self.over.wait(self.dice.uniform(*SILENT_SECONDS))
        finally:
            _signal(worker, signal.SIGCONT)

    def kill_database(self) -> None:
        """The whole of it, as a power cut would; it repairs itself from its log."""
        postmaster = self.cluster.postmaster_pid()
        if postmaster is None:
            return
        for pid in [postmaster, *children_of(postmaster)]:
            _signal(pid, signal.SIGKILL)
        self._wait_for_database()

    def kill_backend(self) -> None:
        """One server process dies, and PostgreSQL starts all of them anew."""
        pids = self._ask(f"SELECT pid {THEIRS} ORDER BY pid").split()
        if pids:
            _signal(int(self.dice.choice(pids)), signal.SIGKILL)
        self._wait_for_database()

    def cut_connections(self) -> None:
        half = self.dice.random() < 0.5
        some = " AND random() < 0.5" if half else ""
        self._ask(f"SELECT count(pg_terminate_backend(pid)) {THEIRS}{some}")

    def black_hole(self) -> None:
        self.link.fall_silent()
        self.over.wait(self.dice.uniform(*SILENT_SECONDS))
        self.link.cut()

    def stall(self) -> None:
        self.link.fall_silent()
        self.over.wait(self.dice.uniform(*SILENT_SECONDS))
        self.link.heal()

    def _worker(self) -> int:
        workers = children_of(self.gunicorn)
        return self.dice.choice(workers) if workers else 0

    def _wait_for_database(self) -> None:
        with self.cluster.in_use():
            pass

    def _ask(self, query: str) -> str:
        """Empty while the database is away."""
        with contextlib.suppress(StopError):
            return self.cluster.sql(query, self.database)
        return ""


def _signal(pid: int, number: int) -> None:
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
