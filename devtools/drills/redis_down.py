"""Redis goes away and comes back: people log in all the while, and limits hold."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from devtools.console import StopError, say
from devtools.drills import judging
from devtools.drills.findings import Findings
from devtools.drills.scene import FOR_PEOPLE, INSTANCES, Scene, scene
from devtools.images.http import Reply

LIMIT = 60
WORKERS = 4 * len(INSTANCES)
FOR_A_BURST = 25
REST_SECONDS = 5.5
CALLERS = 8
MOST_TRIES = 3
ME, LOGIN = "/api/v1/auth/me/", "/api/v1/auth/login/"
PASSWORD, WRONG = "Harbour-Lights-2026", "not-the-password"


def perform(plant: str) -> list[str]:
    findings = Findings()
    with scene(plant, FOR_PEOPLE) as place:
        first, second, third, locked, *_ = place.company.employees
        for person in (first, locked):
            place.set_password(person["id"], PASSWORD)
        say("Redis counts for both instances")
        findings.equal("login", _log_in(place, first).status, 200)
        findings.equal("reads of a person in a minute", _allowed(place, first, 80), LIMIT)
        say("Redis is stopped")
        place.stop("redis")
        _without_redis(place, findings, first, second, locked)
        say("Redis is back")
        place.start("redis")
        time.sleep(REST_SECONDS)
        findings.equal("reads of a person in a minute", _allowed(place, third, 80), LIMIT)
        judging.invariants_hold(place, findings)
    return findings.broken


def _without_redis(
    place: Scene,
    findings: Findings,
    first: dict[str, object],
    second: dict[str, object],
    locked: dict[str, object],
) -> None:
    began = time.monotonic()
    findings.equal("login", _log_in(place, first).status, 200)
    findings.between("seconds it took", round(time.monotonic() - began, 1), 0, 10)
    wrong = [_log_in(place, locked, WRONG).json()["code"] for _ in range(5)]
    findings.equal("five wrong passwords", Counter(wrong), Counter({"invalid_credentials": 5}))
    findings.equal("then the right one", _log_in(place, locked).json()["code"], "account_locked")
    most = LIMIT * WORKERS
    allowed = _allowed(place, second, most + 100)
    findings.between(f"reads of a person, counted by {WORKERS} workers", allowed, LIMIT, most)


def _log_in(place: Scene, person: dict[str, object], password: str = PASSWORD) -> Reply:
    emails = dict(row.split("|") for row in place.sql("SELECT id, email FROM users_user").split())
    email = emails[str(person["id"])]
    return place.browser().post(LOGIN, {"email": email, "password": password})


def _allowed(place: Scene, person: dict[str, object], calls: int) -> int:
    """Of so many calls within one minute, those that were answered."""
    for _ in range(MOST_TRIES):
        left = 60 - time.time() % 60
        if left < FOR_A_BURST:
            say(f"  waiting {left:.0f} s for the next minute")
            time.sleep(left)
        minute = time.time() // 60
        seen = _asked(place, person, calls)
        if time.time() // 60 == minute:
            say(f"  answers: {dict(seen)}")
            return seen[200]
        say("  the minute passed meanwhile: once more")
        time.sleep(60 - time.time() % 60)
    raise StopError(f"this proves nothing: {calls} calls take longer than a minute here.")


def _asked(place: Scene, person: dict[str, object], calls: int) -> Counter[int]:
    bearer = {"Authorization": f"Bearer {person['token']}"}

    def some(count: int) -> Counter[int]:
        browser = place.browser()
        return Counter(browser.get(ME, **bearer).status for _ in range(count))

    with ThreadPoolExecutor(CALLERS) as pool:
        return sum(pool.map(some, [calls // CALLERS] * CALLERS), Counter[int]())
