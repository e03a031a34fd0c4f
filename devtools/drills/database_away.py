"""PostgreSQL is stopped behind pgbouncer: people are told soon, and later served by themselves."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from devtools import serve
from devtools.console import say
from devtools.drills import judging
from devtools.drills.findings import Findings
from devtools.drills.scene import FOR_CROWDS, INSTANCES, Scene, scene
from devtools.images.http import Browser
from devtools.stack.edge import HOST

CROWD = 20
ME = "/api/v1/auth/me/"
# The first wait for pgbouncer, five seconds; the others are told at once.
MOST_SECONDS, MOST_SECONDS_THEN = 12, 6
MOST_SECONDS_BACK = 15
POLL_SECONDS = 0.1


def perform(plant: str) -> list[str]:
    findings = Findings()
    with scene(plant, FOR_CROWDS) as place:
        findings.equal("answers with the database", _asked_at_once(place)[0], _all(200))
        say("PostgreSQL is stopped")
        place.primary.stop()
        _without_it(place, findings)
        say("PostgreSQL is back")
        with place.primary.in_use():
            _with_it_again(place, findings)
        judging.invariants_hold(place, findings)
    return findings.broken


def _without_it(place: Scene, findings: Findings) -> None:
    for when, most in (("at once", MOST_SECONDS), ("then", MOST_SECONDS_THEN)):
        statuses, seconds = _asked_at_once(place)
        findings.equal(f"answers {when}", statuses, _all(503))
        findings.between(f"seconds {CROWD} took {when}", round(seconds, 1), 0, most)
    for number in INSTANCES:
        browser = Browser(serve.address(place.edge.instances[number - 1]))
        began = time.monotonic()
        health = [browser.get(path, Host=HOST).status for path in ("/healthz", "/readyz")]
        findings.equal(f"/healthz and /readyz of instance {number}", health, [200, 503])
        seconds = round(time.monotonic() - began, 1)
        findings.between("seconds they took", seconds, 0, MOST_SECONDS_THEN)


def _with_it_again(place: Scene, findings: Findings) -> None:
    """Answers in a row, more than there are workers."""
    began, served = time.monotonic(), 0
    while served < CROWD and time.monotonic() - began < MOST_SECONDS_BACK:
        served = served + 1 if _asked(place) == 200 else 0
        time.sleep(POLL_SECONDS)
    seconds = round(time.monotonic() - began, 1)
    findings.between("seconds until all are served again", seconds, 0, MOST_SECONDS_BACK)


def _asked_at_once(place: Scene) -> tuple[Counter[int], float]:
    began = time.monotonic()
    with ThreadPoolExecutor(CROWD) as pool:
        statuses = Counter(pool.map(lambda _: _asked(place), range(CROWD)))
    return statuses, time.monotonic() - began


def _asked(place: Scene) -> int:
    """0: no answer."""
    bearer = {"Authorization": f"Bearer {place.company.employees[0]['token']}"}
    try:
        return place.browser().get(ME, **bearer).status
    except OSError:
        return 0


def _all(status: int) -> Counter[int]:
    return Counter({status: CROWD})
