"""What the actors know of the requests there are, as far as answers have told them."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from devtools.chaos.history import Verb

POSSIBLE_FROM = {
    Verb.EDIT: ("PENDING",),
    Verb.APPROVE: ("PENDING",),
    Verb.REJECT: ("PENDING", "APPROVED"),
    Verb.CANCEL: ("PENDING", "APPROVED"),
}


@dataclass(frozen=True, slots=True)
class Leave:
    id: int
    owner: int
    filed_under: str
    status: str
    version: int


class Board:
    def __init__(self) -> None:
        self._leaves: dict[int, Leave] = {}
        self._lock = threading.Lock()

    def learn(self, answer: dict[str, Any]) -> None:
        seen = Leave(
            id=answer["id"],
            owner=answer["user"]["id"],
            filed_under=str(answer["notes"]).split(" ", maxsplit=1)[0],
            status=answer["status"],
            version=answer["version"],
        )
        with self._lock:
            known = self._leaves.get(seen.id)
            if known is None or known.version < seen.version:
                self._leaves[seen.id] = seen

    def forget(self, leave: int) -> None:
        """Somebody was told that it is final; how it came to be, they were not."""
        with self._lock:
            self._leaves.pop(leave, None)

    def pick(self, verb: Verb, chance: float) -> Leave | None:
        """One that the verb is possible for, as far as is known; the same chance, the same one."""
        with self._lock:
            leaves = list(self._leaves.values())
        possible = [leave for leave in leaves if leave.status in POSSIBLE_FROM[verb]]
        return possible[int(chance * len(possible))] if possible else None
