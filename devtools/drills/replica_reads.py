"""What the replica answers, what it may not answer, and what happens without it."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from typing import Any

from devtools.console import say
from devtools.drills.findings import Findings
from devtools.drills.scene import Scene
from devtools.images.http import Reply

ROUNDS = 10
REST_SECONDS = 10.5
REPORTS, EXPORT, CALENDAR, ADJUST = (
    f"/api/v1/leaves/{page}/" for page in ("reports", "export", "calendar", "balance/adjust")
)
SERVED = 'replica_reads_total{result="replica"}'
BEHIND = 'replica_reads_total{result="behind"}'


class Overseer:
    """HR, who adjusts balances and looks at once what came of it."""

    def __init__(self, scene: Scene) -> None:
        self.browser = scene.browser()
        company = scene.company
        hr = next(each for each in company.deciders if each["role"] == "HR")
        self.bearer = {"Authorization": f"Bearer {hr['token']}"}
        self.someone = company.employees[-1]["id"]
        self.category = next(each for each in company.categories if each["is_counted"])["id"]
        self.year = datetime.datetime.now(datetime.UTC).year

    def get(self, path: str) -> Reply:
        return self.browser.get(path, **self.bearer)

    def export(self, file_format: str) -> Reply:
        days = {"from": f"{self.year}-01-01", "to": f"{self.year}-12-31"}
        return self.browser.post(EXPORT, {**days, "format": file_format}, **self.bearer)

    def adjusted(self) -> str:
        rows = self.get(REPORTS).json()["utilisation"]
        found = [row["adjusted"] for row in rows if row["category"]["id"] == self.category]
        return str(found[0]) if found else ""

    def adjust(self) -> int:
        body = {
            "user": self.someone,
            "category": self.category,
            "balance_year": self.year,
            "hours": "1.00",
            "reason": "seen at once",
        }
        return self.browser.put(ADJUST, body, **self.bearer).status


def replica_answers(scene: Scene, findings: Findings) -> None:
    say("The replica answers reports, exports and the calendar")
    overseer, statements = Overseer(scene), _statements(scene)
    asked: dict[str, Callable[[], Reply]] = {
        "a report": lambda: overseer.get(REPORTS),
        "the calendar": lambda: overseer.get(CALENDAR),
        "an export as csv": lambda: overseer.export("csv"),
        "an export as xlsx": lambda: overseer.export("xlsx"),
    }
    for what, ask in asked.items():
        findings.equal(f"{what}, by the replica", _by_replica(scene, ask), 200)
    seen = _statements(scene) - statements
    findings.true(f"statements it was seen to carry out: {seen}", seen >= 15, "expected 15 or more")
    in_recovery = scene.sql_of_replica("SELECT pg_is_in_recovery()")
    findings.equal("it can be written to", in_recovery == "f", False)
    before = scene.metric(SERVED)
    findings.equal("own writes not seen in a report", _missed(overseer, ROUNDS), 0)
    by_replica = scene.metric(SERVED) - before
    findings.true(f"of {ROUNDS + 1} reports, by the replica: {by_replica:g}", by_replica >= 1)


def replica_is_behind(scene: Scene, findings: Findings) -> None:
    say("The replica stands still")
    scene.sql_of_replica("SELECT pg_wal_replay_pause()")
    overseer, before = Overseer(scene), scene.metric(BEHIND)
    findings.equal("own writes not seen in a report", _missed(overseer, 3), 0)
    findings.true("it was found to be behind", scene.metric(BEHIND) > before)
    scene.sql_of_replica("SELECT pg_wal_replay_resume()")


def replica_is_away(scene: Scene, findings: Findings) -> None:
    say("The replica is stopped")
    scene.stop("replica")
    overseer = Overseer(scene)
    before, began = scene.metric(SERVED), time.monotonic()
    pages: list[Any] = [overseer.get(REPORTS), overseer.get(CALENDAR), overseer.export("csv")]
    seconds = time.monotonic() - began
    findings.equal("answers of the primary", [each.status for each in pages], [200] * 3)
    findings.between("seconds the three took", round(seconds, 1), 0, 30)
    findings.equal("of these by the replica", scene.metric(SERVED) - before, 0)
    scene.renew_replication_password()
    scene.start("replica")
    time.sleep(REST_SECONDS)
    for _ in range(ROUNDS):
        overseer.get(REPORTS)
    served = scene.metric(SERVED) - before
    findings.true("it answers again once it is back, with a new password", served > 0)


def _by_replica(scene: Scene, ask: Callable[[], Reply]) -> int | None:
    """On a busy machine it may be behind just then: what it was answered once the replica did."""
    for _ in range(ROUNDS):
        before = scene.metric(SERVED)
        status = ask().status
        if scene.metric(SERVED) > before:
            return status
    return None


def _missed(overseer: Overseer, rounds: int) -> int:
    """How often a report did not hold what had been entered just before."""
    missed, before = 0, overseer.adjusted()
    for _ in range(rounds):
        if overseer.adjust() != 200:
            return rounds
        after = overseer.adjusted()
        missed += after == before
        before = after
    return missed


def _statements(scene: Scene) -> int:
    """Of the servers, in what the replica writes down of all it carries out."""
    text = scene.standby.log.read_text(errors="replace")
    return text.count("leaves_leaverequest") + text.count("leaves_leavecharge")
