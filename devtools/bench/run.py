"""One run: every endpoint of every company, in slices that alternate with the bare view."""

from __future__ import annotations

import contextlib
import itertools
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from devtools import environment, serve
from devtools.bench import crowd
from devtools.bench.company import Company, Plan, bytes_of, prepared
from devtools.bench.figures import Figure, figure
from devtools.bench.load import Answers, drive
from devtools.bench.memory import Export
from devtools.console import say
from devtools.places import locked

SLICE_SECONDS = 0.5
WARM_UP = 24
CAPTURES_A_SECOND, FEWEST_CAPTURES, MOST_CAPTURES = 16, 16, 96
BARE_APPLICATION = "devtools.bench.bare:application"
BARE = bytes_of({"method": "GET", "path": "/api/v1/bare/", "headers": {}, "body": None})


@dataclass(frozen=True, slots=True)
class Result:
    people: int
    figures: list[Figure]
    export: Export


def perform(asked: Namespace) -> list[Result]:
    captures = min(MOST_CAPTURES, max(FEWEST_CAPTURES, CAPTURES_A_SECOND * asked.seconds))
    home = crowd.cluster()
    with locked("bench"), home.in_use(), contextlib.ExitStack() as stack:
        companies = [
            stack.enter_context(
                prepared(people, home, fresh=asked.fresh, captures=captures, words=asked.only)
            )
            for people in asked.people
        ]
        ports = _ports(len(companies) + 1)
        bare = next(ports)
        stack.enter_context(serve.running(environment.base(), bare, BARE_APPLICATION))
        for company in companies:
            stack.enter_context(company.up(next(ports)))
        return _measure(asked, companies, bare)


def _measure(asked: Namespace, companies: list[Company], bare: int) -> list[Result]:
    measured: dict[int, list[Figure]] = {company.people: [] for company in companies}
    for number, plan in enumerate(companies[0].plans):
        say(f"Loading {plan.name}")
        for company, found in zip(companies, _load(asked, companies, number, bare), strict=True):
            measured[company.people].append(found)
    say("Exporting all leave")
    return [
        Result(company.people, measured[company.people], company.export()) for company in companies
    ]


def _load(asked: Namespace, companies: list[Company], number: int, bare: int) -> list[Figure]:
    """Bare, small, large, bare, small, large: what disturbs the machine disturbs all of them."""
    beside: list[Answers] = []
    slices: list[list[Answers]] = [[] for _ in companies]
    for company in companies:
        _warm_up(company.plans[number], company, asked.connections)
    for _ in range(max(2, round(asked.seconds / SLICE_SECONDS))):
        beside.append(
            drive(
                bare, itertools.repeat(BARE), connections=asked.connections, seconds=SLICE_SECONDS
            )
        )
        for company, mine in zip(companies, slices, strict=True):
            mine.append(company.load(company.plans[number], asked.connections, SLICE_SECONDS))
    return [
        _figure(asked, company, company.plans[number], mine, beside)
        for company, mine in zip(companies, slices, strict=True)
    ]


def _warm_up(plan: Plan, company: Company, connections: int) -> None:
    """Each worker loads what the first request of a kind needs; commands are too precious."""
    if not plan.is_command:
        calls = itertools.islice(plan.calls, WARM_UP)
        drive(company.port, calls, connections=connections, seconds=SLICE_SECONDS)


def _figure(
    asked: Namespace, company: Company, plan: Plan, mine: list[Answers], beside: list[Answers]
) -> Figure:
    answered = [(own, bare) for own, bare in zip(mine, beside, strict=True) if own.latencies]
    rate = company.replay(plan, asked.connections, max(1, asked.seconds // 2))
    return figure(
        plan.name,
        plan.kind,
        [own for own, _ in answered],
        [bare for _, bare in answered],
        cost=plan.cost,
        statement_rate=rate,
    )


def _ports(count: int) -> Iterator[int]:
    chosen: list[int] = []
    for _ in range(count):
        chosen.append(serve.free_port(besides=chosen))
    return iter(chosen)
