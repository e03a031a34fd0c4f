"""One size of company while it is measured: served from a copy, with another copy for pgbench."""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from devtools import environment, serve
from devtools.answers import told_by
from devtools.bench import crowd
from devtools.bench.figures import Cost
from devtools.bench.load import Answers, drive
from devtools.bench.memory import Export, watch_export
from devtools.bench.replay import Sent, Target, rate_of_commands, rate_of_reads
from devtools.cluster import Cluster

AS_IN_PRODUCTION = {
    "DEBUG": "false",
    "ALLOWED_HOSTS": serve.HOST,
    "SECURE_SSL_REDIRECT": "false",  # TLS ends before gunicorn.
    "RATE_LIMIT_FACTOR": "1000000",  # Counted as ever, and never reached.
    "ACCESS_TOKEN_SECONDS": "86400",
    "LOG_LEVEL": "INFO",
    "LOG_FILE": "",
    "CACHE_URL": "",
    "METRICS_TOKEN": "",
}
COMMAND = "command"
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked at one endpoint, and what it cost when it was asked once."""

    name: str
    kind: str
    calls: Iterator[bytes]
    tapes: list[list[Sent]]
    cost: Cost
    feeds: bool
    is_fed: bool

    @property
    def is_command(self) -> bool:
        return self.kind == COMMAND


class Company:
    def __init__(
        self, people: int, home: Cluster, served: str, replayed: str, rehearsed: dict[str, Any]
    ) -> None:
        self.people, self.home, self.served = people, home, served
        self.target = Target(home, replayed, rehearsed["options"])
        self.plans = [_plan(endpoint) for endpoint in rehearsed["endpoints"]]
        self.export_request = bytes_of(rehearsed["export"])
        self.deciders = rehearsed["deciders"]
        self.server = self.port = 0

    @contextlib.contextmanager
    def up(self, port: int) -> Iterator[None]:
        env = server_environment(self.home.url(self.served))
        with serve.running(env, port) as server:
            self.server, self.port = server.pid, port
            yield

    def load(self, plan: Plan, connections: int, seconds: float) -> Answers:
        answers = drive(
            self.port, plan.calls, connections=connections, seconds=seconds, keep=plan.feeds
        )
        if plan.feeds:
            self._offer_for_approval(answers)
        return answers

    def replay(self, plan: Plan, clients: int, seconds: int) -> float | None:
        if not plan.tapes:
            return None
        if plan.is_command:
            return rate_of_commands(self.target, plan.tapes, clients)
        return rate_of_reads(self.target, plan.tapes, clients, seconds)

    def export(self) -> Export:
        return watch_export(self.server, self.port, self.export_request)

    def _offer_for_approval(self, answers: Answers) -> None:
        """What has been submitted waits for approval, beside what was pending before."""
        made = [self._approval(json.loads(body)) for body in answers.bodies]
        self.plans = [
            replace(plan, calls=itertools.chain(plan.calls, made)) if plan.is_fed else plan
            for plan in self.plans
        ]

    def _approval(self, leave: Mapping[str, Any]) -> bytes:
        token = self.deciders[str(leave["approver"]["id"])]
        return bytes_of(
            {
                "method": "PUT",
                "path": f"/api/v1/leaves/requests/{leave['id']}/approve/",
                "headers": {
                    "Authorization": f"Bearer {token}",
                    "Idempotency-Key": f"approval-{leave['id']}",
                },
                "body": {},
            }
        )


@contextlib.contextmanager
def prepared(
    people: int, home: Cluster, *, fresh: bool, captures: int, words: list[str]
) -> Iterator[Company]:
    """Filled, copied twice, and rehearsed."""
    original = crowd.filled(home, people, fresh=fresh)
    with contextlib.ExitStack() as stack:
        served = stack.enter_context(crowd.copied(home, original, f"{original}_served"))
        replayed = stack.enter_context(crowd.copied(home, original, f"{original}_replayed"))
        rehearsed = _rehearse(server_environment(home.url(served)), captures, words)
        yield Company(people, home, served, replayed, rehearsed)


def server_environment(url: str) -> dict[str, str]:
    secrets = environment.development_secrets()
    return dict(environment.base(), **secrets, **AS_IN_PRODUCTION, DATABASE_URL=url)


def bytes_of(call: Mapping[str, Any]) -> bytes:
    """An HTTP request as it goes over the line."""
    body = b"" if call["body"] is None else json.dumps(call["body"]).encode()
    headers = {"Host": serve.HOST, **call["headers"]}
    if call["body"] is not None:
        headers |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines = [f"{call['method']} {call['path']} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _plan(endpoint: dict[str, Any]) -> Plan:
    calls = [bytes_of(call) for call in endpoint["calls"]]
    tapes = [[Sent(**statement) for statement in tape] for tape in endpoint["tapes"]]
    is_command = endpoint["kind"] == COMMAND
    return Plan(
        name=endpoint["name"],
        kind=endpoint["kind"],
        calls=iter(calls) if is_command else itertools.cycle(calls),
        tapes=tapes,
        cost=_cost(tapes, endpoint["bytes"]),
        feeds=endpoint["feeds"],
        is_fed=endpoint["is_fed"],
    )


def _cost(tapes: list[list[Sent]], sizes: list[int]) -> Cost:
    """The most that any of the calls took."""
    return Cost(
        statements=max(sum(sent.sql not in TRANSACTION for sent in tape) for tape in tapes),
        rows=max(sum(sent.rows for sent in tape) for tape in tapes),
        bytes=max(sizes),
    )


def _rehearse(env: dict[str, str], captures: int, words: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = told_by("devtools.bench.rehearsal", env, captures, *words)
    return told
