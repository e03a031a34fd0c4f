"""Asks `check_invariants` again and again, while everything happens."""

from __future__ import annotations

import re
import threading

from devtools.answers import check_invariants

PAUSE_SECONDS = 15
VERDICT = re.compile(r"^(\d+) of (\d+) invariants hold", re.MULTILINE)


class Watch(threading.Thread):
    def __init__(self, env: dict[str, str]) -> None:
        super().__init__(name="watch", daemon=True)
        self.env = env
        self.over = threading.Event()
        self.checks = 0
        self.broken: list[str] = []

    def run(self) -> None:
        while not self.over.wait(PAUSE_SECONDS if self.checks else 1):
            self.check("meanwhile")

    def check(self, when: str) -> bool:
        """Whether they could be asked; the database may be away."""
        asked = check_invariants(self.env)
        verdict = VERDICT.search(asked.stdout)
        if verdict is None:
            return False
        self.checks += 1
        if verdict[1] != verdict[2]:
            lines = asked.stdout.strip().splitlines()
            self.broken += [f"invariants {when}: {line}" for line in lines if line != verdict[0]]
        return True
