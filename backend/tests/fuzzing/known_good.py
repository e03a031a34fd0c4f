"""Each operation called as it is meant to be, then with one field at a time gone wrong.

Every call is undone, so that the next finds what it needs.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction

from backend.tests.fuzzing.callers import Caller
from backend.tests.fuzzing.judging import Judge
from backend.tests.fuzzing.pools import pools
from backend.tests.operations import ID
from backend.tests.world import World
from backend.tests.writes import WRITES
from backend.tests.written.write import Write

SEED = 20260304
GONE = object()
WRONG: list[Any] = [
    GONE,
    None,
    "",
    " ",
    "\x00",
    "x" * 3000,
    "\U0001f334 \u202eđ",
    "=1+1",
    "../../etc/passwd",
    "NaN",
    "1e400",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "24:00:00",
    True,
    0,
    -1,
    1.5,
    2**31,
    10**30,
    [],
    [None],
    {},
    {"id": 1},
]
WRONG_FILES: list[Any] = [GONE, b"", b"MZ\x90", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
NOBODY = "nobody"  # whose body proves who calls, so that others would be let in too
FORM, JSON = "multipart/form-data", "application/json"


@contextmanager
def undone() -> Iterator[None]:
    """What is done in here leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def same_connection() -> Iterator[None]:
    """The application must not end the connection that the call is to be undone on."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class KnownGood:
    """`examples`: how many wrong values each field is given; all of them, if there are fewer."""

    def __init__(self, world: World, judge: Judge, operations: list[Any], examples: int) -> None:
        self.world, self.judge, self.examples = world, judge, examples
        self.operations = {operation.label: operation for operation in operations}
        self.chance = random.Random(SEED)  # noqa: S311
        self.pools = pools(world)

    def call_everything(self, callers: list[Caller]) -> None:
        """As whoever may write what is written, and as each of the callers."""
        for write in WRITES:
            whose = self._whose(write)
            for wrong in self._bodies(write):
                self._send(write, whose, wrong, is_good=not wrong)
            for caller in callers if write.caller != NOBODY else ():
                self._send(write, caller, {}, is_good=False)
        for operation in self.operations.values():
            if operation.method.upper() == "GET":
                for caller in callers:
                    self._read(operation, caller)

    def _whose(self, write: Write) -> Caller:
        person = None if write.caller == NOBODY else getattr(self.world, write.caller)
        return Caller(write.caller, person)

    def _bodies(self, write: Write) -> Iterator[dict[str, Any]]:
        """What differs from the good body: nothing first, then one field at a time."""
        yield {}
        with undone():
            fields = sorted({*write.body(self.world)} | write.others)
        for name in fields:
            strange = write.ids.get(name)
            foreign = [strange(self.world)] if strange else []
            values = foreign + (WRONG_FILES if write.is_upload else WRONG)
            for value in self.chance.sample(values, min(self.examples, len(values))):
                yield {name: value}

    def _send(self, write: Write, caller: Caller, wrong: dict[str, Any], *, is_good: bool) -> None:
        with undone():
            body = {**self._good_body(write), **wrong}
            sent = {name: value for name, value in body.items() if value is not GONE}
            case = self._case(write, sent)
            response = self._called(case, caller)
        if is_good and response.status_code != write.status:
            self.judge.fail(case, caller, "does not do what it is for", response.text[:500])

    def _good_body(self, write: Write) -> dict[str, Any]:
        body = write.body(self.world)
        return {name: file.read() for name, file in body.items()} if write.is_upload else body

    def _case(self, write: Write, body: dict[str, Any]) -> Any:
        operation = self.operations[f"{write.method} {write.path}"]
        parts: dict[str, Any] = {}
        if write.target:
            parts["path_parameters"] = {"id": getattr(self.world, write.target).pk}
        if body:
            parts |= {"body": body, "media_type": FORM if write.is_upload else JSON}
        return operation.Case(**parts)

    def _read(self, operation: Any, caller: Caller) -> None:
        """Of the own company where there is a choice, with no more of a query than it needs."""
        needed = [one.name for one in operation.query if one.is_required]
        parts: dict[str, Any] = {"query": {name: self._likely(operation, name) for name in needed}}
        if ID in operation.path:
            parts["path_parameters"] = {"id": self._likely(operation, "id")}
        case = operation.Case(**parts)
        with undone():
            self._called(case, caller)

    def _called(self, case: Any, caller: Caller) -> Any:
        headers = caller.headers
        with same_connection():
            response = case.call(headers=headers)
        self.judge.judge(case, response, caller)
        caller.headers = headers  # With the call, the login is undone with which they came back.
        return response

    def _likely(self, operation: Any, name: str) -> Any:
        return self.pools[name](operation.path)[0]
