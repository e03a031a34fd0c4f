"""People at the web client: they read, ask for leave, decide, take it back, and repeat as it does.

A write is sent with a key; when nothing comes back it is sent again after one and two seconds. An
answer, whatever it says, is not asked for again. A preview has no key, and is sent once.
"""

from __future__ import annotations

import datetime
import http.client
import itertools
import json
import ssl
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from devtools.drills.scene import Scene
from devtools.stack.edge import HOST

REQUESTS = "/api/v1/leaves/requests/"
READS = ("/api/v1/auth/me/", f"{REQUESTS}my/", "/api/v1/leaves/calendar/")
PAUSES_OF_THE_CLIENT = (1.0, 2.0)
PATIENCE_SECONDS = 30.0
PAUSE_SECONDS = 0.05
LONGEST_SECONDS = 60.0
WEEKS = 16


@dataclass(frozen=True, slots=True)
class Ask:
    """`kind` is write, plain (without a key) or read."""

    kind: str
    what: str
    method: str
    path: str
    body: Any
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came of it: the statuses of all tries, None for no answer."""

    kind: str
    what: str
    statuses: tuple[int | None, ...]
    seconds: float

    @property
    def is_good(self) -> bool:
        last = self.statuses[-1]
        return last is not None and 200 <= last < 300


@dataclass(slots=True)
class Desk:
    """What all screens share."""

    scene: Scene
    over: threading.Event = field(default_factory=threading.Event)
    exchanges: list[Exchange] = field(default_factory=list)
    acknowledged: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str) -> int:
        return sum(each.kind == kind and each.is_good for each in self.exchanges)

    def failed(self, kind: str) -> list[Exchange]:
        return [each for each in self.exchanges if each.kind == kind and not each.is_good]

    def work_on_until(self, fewest: Mapping[str, int]) -> None:
        """A slow machine is given longer, until there is something to judge."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while any(self.count(kind) < least for kind, least in fewest.items()):
            if time.monotonic() > deadline:
                return
            time.sleep(PAUSE_SECONDS)

    def retried(self) -> int:
        return sum(len(each.statuses) > 1 for each in self.exchanges)

    def slowest(self, kind: str) -> float:
        return max((each.seconds for each in self.exchanges if each.kind == kind), default=0.0)


class Line:
    """One kept connection to nginx, made anew when it breaks."""

    def __init__(self, scene: Scene) -> None:
        self.context = ssl.create_default_context(cafile=str(scene.edge.certificate))
        self.port = scene.edge.https
        self.connection: http.client.HTTPSConnection | None = None

    def send(self, ask: Ask) -> tuple[int | None, bytes]:
        body = None if ask.body is None else json.dumps(ask.body)
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(
                HOST, self.port, timeout=PATIENCE_SECONDS, context=self.context
            )
        try:
            self.connection.request(ask.method, ask.path, body, ask.headers)
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            return None, b""


class Screen(threading.Thread):
    """One employee, and the manager who decides at once."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(name=f"screen {number}", daemon=True)
        self.desk, self.number = desk, number
        self.line = Line(desk.scene)
        company = desk.scene.company
        self.person = company.employees[number % len(company.employees)]
        self.manager = company.deciders[0]
        kinds = [each for each in company.categories if each["by_hand"]]
        self.category = min(kinds, key=lambda each: each["is_counted"])["id"]
        today = datetime.datetime.now(datetime.UTC).date()
        self.monday = today + datetime.timedelta(7 - today.weekday())

    def run(self) -> None:
        for count in itertools.count():
            if self.desk.over.is_set():
                return
            self._one_round(f"drill-{self.number}-{count}", count)

    def _one_round(self, key: str, count: int) -> None:
        week = datetime.timedelta(7 * (count % WEEKS))
        day = str(self.monday + week)
        ask = {"category": self.category, "start_date": day, "end_date": day}
        self._plain(f"{REQUESTS}preview/", ask)
        leave = self._write("submit", REQUESTS, {**ask, "notes": key}, key)
        for path in READS:
            self._read(path)
        if leave is None:
            return
        path = f"{REQUESTS}{leave['id']}/"
        self._write("approve", f"{path}approve/", {"comment": key}, f"{key}-a")
        self._write("cancel", f"{path}cancel/", {"reason": key}, f"{key}-c")
        time.sleep(PAUSE_SECONDS)

    def _read(self, path: str) -> None:
        self._exchange(Ask("read", "read", "GET", path, None, self._as(self.person)))

    def _plain(self, path: str, body: dict[str, Any]) -> None:
        self._exchange(Ask("plain", "preview", "POST", path, body, self._as(self.person)))

    def _write(self, what: str, path: str, body: dict[str, Any], key: str) -> Any:
        caller = self.manager if what == "approve" else self.person
        headers = {**self._as(caller), "Idempotency-Key": key}
        method = "POST" if what == "submit" else "PUT"
        exchange, answer = self._exchange(Ask("write", what, method, path, body, headers))
        if not exchange.is_good:
            return None
        self.desk.acknowledged[what] += 1
        return json.loads(answer)

    def _exchange(self, ask: Ask) -> tuple[Exchange, bytes]:
        began = time.monotonic()
        status, answer = self.line.send(ask)
        statuses = [status]
        for pause in PAUSES_OF_THE_CLIENT if ask.kind != "plain" else ():
            if status is not None:
                break
            time.sleep(pause)
            status, answer = self.line.send(ask)
            statuses.append(status)
        exchange = Exchange(ask.kind, ask.what, tuple(statuses), time.monotonic() - began)
        self.desk.exchanges.append(exchange)
        return exchange, answer

    def _as(self, caller: dict[str, Any]) -> dict[str, str]:
        return {"Authorization": f"Bearer {caller['token']}", "Content-Type": "application/json"}


class Load:
    """Screens at work for as long as the block lasts."""

    def __init__(self, scene: Scene, screens: int) -> None:
        self.desk = Desk(scene)
        self.screens = [Screen(self.desk, number) for number in range(screens)]

    def __enter__(self) -> Desk:
        for screen in self.screens:
            screen.start()
        return self.desk

    def __exit__(self, *_: object) -> None:
        self.desk.over.set()
        for screen in self.screens:
            screen.join()
