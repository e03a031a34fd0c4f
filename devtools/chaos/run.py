"""One run from the founding of the company to the verdict."""

from __future__ import annotations

import datetime
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from devtools import serve
from devtools.chaos import judge
from devtools.chaos.actors import Actor, Stage
from devtools.chaos.calls import Caller
from devtools.chaos.evidence import gather
from devtools.chaos.faults import Faults
from devtools.chaos.figures import Figures
from devtools.chaos.history import Told
from devtools.chaos.scene import DATABASE, Scene, scene
from devtools.chaos.watch import Watch
from devtools.console import say

PATIENCE = 20.0
RECOVERY_SECONDS = 30
CALLS_IN_A_ROW = 40
RESOLVERS = 8
MOST_TRIES = 20
REPEATED = 100
LONGER = 8
TELL_EVERY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Order:
    seconds: int
    threads: int
    seed: int
    calm: int
    plant: str


@dataclass(frozen=True, slots=True)
class Verdict:
    figures: Figures
    faults: Counter[str]
    checks: int
    violations: list[str]
    seconds: float


def perform(order: Order) -> Verdict:
    started = time.monotonic()
    say("A database, a company and a server of their own")
    with scene(order.plant) as place:
        watch = Watch(place.env)
        first = serve.free_port()
        second = serve.free_port(besides=[first])
        stage = Stage(order.seed, place.company, _caller(place, first), _today())
        with place.served(first) as server:
            faults, stuck = _break_everything(order, place, stage, watch, server)
            place.kill(server)
        stage.caller = _caller(place, second)
        with place.served(second):
            say("Asking again what became of the commands nobody answered")
            _resolve(stage)
        say("Judging what clients were told by what the database holds")
        broken = [*stuck, *judge.violations(stage.history, gather(place.url))]
        if not watch.check("afterwards"):
            broken.append("the invariants could not be checked afterwards")
        return Verdict(
            Figures.of(stage.history),
            faults,
            watch.checks,
            [*broken, *watch.broken],
            time.monotonic() - started,
        )


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _caller(place: Scene, port: int) -> Caller:
    return Caller(serve.HOST, port, place.company.tokens)


def _break_everything(
    order: Order, place: Scene, stage: Stage, watch: Watch, server: subprocess.Popen[bytes]
) -> tuple[Counter[str], list[str]]:
    """What was done to the servers, and what is still broken when no more is done to them."""
    faults = Faults(
        order.seed,
        place.cluster,
        database=DATABASE,
        link=place.link,
        gunicorn=server.pid,
        successes=lambda: stage.caller.successes,
        calm=order.calm,
    )
    actors = [Actor(stage, number) for number in range(order.threads)]
    say(f"{order.threads} people for {order.seconds} s, while everything breaks")
    for thread in (*actors, watch, faults):
        thread.start()
    _let_pass(order, stage, watch)
    for over in (faults.over, watch.over, stage.over):
        over.set()
    for joined in (faults, *actors, watch):
        joined.join()
    stuck = [faults.trouble] if faults.trouble else []
    if not _recovers(stage):
        stuck.append(f"{RECOVERY_SECONDS} s after the last fault the server does not answer")
    return faults.done, stuck


def _let_pass(order: Order, stage: Stage, watch: Watch) -> None:
    """As long as was asked, and on a slow machine longer, until there is something to judge."""
    began = time.monotonic()
    told_at = began
    while (passed := time.monotonic() - began) < order.seconds * LONGER:
        if passed >= order.seconds and _shows_enough(stage, watch):
            return
        time.sleep(min(1.0, max(0.1, order.seconds - passed)))
        if time.monotonic() - told_at > TELL_EVERY_SECONDS:
            told_at = time.monotonic()
            say(f"{len(stage.history)} commands")


def _shows_enough(stage: Stage, watch: Watch) -> bool:
    figures = Figures.of(stage.history)
    return not figures.too_few() or bool(watch.broken) or "internal_error" in figures.refused


def _recovers(stage: Stage) -> bool:
    """The servers that lived through it answer, each time one asks; nobody restarts them."""
    deadline = time.monotonic() + RECOVERY_SECONDS
    callers = list(stage.company.tokens)
    answered = 0
    while answered < CALLS_IN_A_ROW and time.monotonic() < deadline:
        answered = answered + 1 if stage.caller.is_served(callers[answered % len(callers)]) else 0
    return answered == CALLS_IN_A_ROW


def _resolve(stage: Stage) -> None:
    """Repeat what is not known yet, and some of what is; nothing else is under way any more."""
    told = list(stage.history)
    unknown = [each for each in told if not each.is_settled]
    known = [each for each in told if each.success is not None][-REPEATED:]
    with ThreadPoolExecutor(RESOLVERS) as pool:
        list(pool.map(lambda each: _find_out(stage.caller, each), [*unknown, *known]))


def _find_out(caller: Caller, told: Told) -> None:
    for _ in range(MOST_TRIES):
        if not caller.attempt(told, PATIENCE, is_last_word=True).is_unknown:
            return
        time.sleep(0.2)
