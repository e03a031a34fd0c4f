"""What was asked of the server, and what each try of it was answered."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Verb(StrEnum):
    SUBMIT = "submit"
    EDIT = "edit"
    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"
    ADJUST = "adjust"


@dataclass(frozen=True, slots=True)
class Command:
    """`key` is its Idempotency-Key, and stands in what it writes; `leave`: the request it is at."""

    key: str
    verb: Verb
    caller: int
    method: str
    path: str
    body: dict[str, Any]
    leave: int | None = None
    if_match: int | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """`status` None: no answer came. `began` and `ended` are seconds of one clock."""

    began: float
    ended: float
    status: int | None
    body: str = ""
    is_replayed: bool = False
    has_retry_after: bool = False

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_unknown(self) -> bool:
        """Lost, or 503: the command may have been carried out all the same, or still be."""
        return self.status is None or self.status == 503

    @property
    def answer(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def code(self) -> str:
        told = self.answer
        return str(told.get("code", "")) if isinstance(told, dict) else ""


@dataclass(slots=True)
class Told:
    """A command with every try of it. `last_word` is the one after nothing else was under way."""

    command: Command
    attempts: list[Attempt] = field(default_factory=list)
    last_word: Attempt | None = None

    @property
    def success(self) -> Attempt | None:
        return next((each for each in self.attempts if each.is_success), None)

    @property
    def is_settled(self) -> bool:
        """A refusal settles nothing while an earlier try may still be under way."""
        if self.success is not None:
            return True
        if self.last_word is not None:
            return not self.last_word.is_unknown
        return not any(attempt.is_unknown for attempt in self.attempts)

    @property
    def refusal(self) -> Attempt | None:
        """The answer that settled it, when that was a refusal."""
        if self.success is not None or not self.is_settled or not self.attempts:
            return None
        return self.last_word or self.attempts[-1]


class History:
    """Everything that was asked, shared by all actors."""

    def __init__(self) -> None:
        self._told: list[Told] = []
        self._lock = threading.Lock()

    def begin(self, command: Command) -> Told:
        told = Told(command)
        with self._lock:
            self._told.append(told)
        return told

    def __iter__(self) -> Iterator[Told]:
        with self._lock:
            return iter(list(self._told))

    def __len__(self) -> int:
        return len(self._told)
