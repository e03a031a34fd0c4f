"""What the load was told, against what the database holds."""

from __future__ import annotations

import re

from devtools.drills.findings import Findings
from devtools.drills.scene import Scene
from devtools.drills.screens import Desk

SHOWN = 5
HELD = re.compile(r"^(\d+) of (\d+) invariants hold", re.MULTILINE)
MARKS = {
    "submit": "SELECT count(notes), count(DISTINCT notes) FROM leaves_leaverequest "
    "WHERE notes LIKE 'drill-%'",
    "approve": "SELECT count(*), count(DISTINCT decision_comment) FROM leaves_leaverequest "
    "WHERE decision_comment LIKE 'drill-%'",
    "cancel": "SELECT count(*), count(DISTINCT id) FROM leaves_leaverequest "
    "WHERE status = 'CANCELLED'",
}
AUDITED = "SELECT action, count(*) FROM core_auditlog GROUP BY action"


def no_failed_writes(desk: Desk, findings: Findings) -> None:
    failed = desk.failed("write")
    for exchange in failed[:SHOWN]:
        findings.true(f"{exchange.what} was answered {exchange.statuses}", False)
    findings.equal("failed writes", len(failed), 0)


def each_key_once(scene: Scene, desk: Desk, findings: Findings) -> None:
    for what, query in MARKS.items():
        acknowledged = desk.acknowledged[what]
        found = tuple(map(int, scene.sql(query).split("|")))
        findings.equal(
            f"effects of {what}, and different ones", found, (acknowledged, acknowledged)
        )
        audited = int(dict(row.split("|") for row in scene.sql(AUDITED).split())[what.upper()])
        findings.equal(f"audit entries of {what}", audited, acknowledged)
    kept = int(scene.sql("SELECT count(*) FROM core_idempotencykey WHERE status IS NOT NULL"))
    findings.equal("answers kept by their key", kept, desk.acknowledged.total())


def invariants_hold(scene: Scene, findings: Findings) -> None:
    ended = scene.invariants()
    verdict = HELD.search(ended.stdout)
    told = verdict[0] if verdict else f"check_invariants: {ended.stderr[-300:]}"
    findings.true(told, ended.returncode == 0)
