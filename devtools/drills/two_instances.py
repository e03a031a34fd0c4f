"""One of two instances is killed at work; the replica answers what it may, and goes away."""

from __future__ import annotations

import time
from typing import Any

import psycopg

from devtools.console import say
from devtools.drills import judging, replica_reads, slow_clients
from devtools.drills.findings import Findings
from devtools.drills.scene import FOR_CROWDS, Scene, scene
from devtools.drills.screens import Load

SCREENS = 6
CALM_SECONDS = 4.0
FEWEST = {"write": 40, "read": 40, "plain": 10}
ADJUSTABLE = "SELECT id FROM users_user ORDER BY id LIMIT 1 FOR UPDATE"


def perform(plant: str) -> list[str]:
    findings = Findings()
    with scene(plant, FOR_CROWDS) as place:
        limits_behind_the_pooler(place, findings)
        slow_clients.others_are_served(place, findings)
        one_instance_is_killed(place, findings)
        replica_reads.replica_answers(place, findings)
        replica_reads.replica_is_behind(place, findings)
        replica_reads.replica_is_away(place, findings)
        judging.invariants_hold(place, findings)
    return findings.broken


def one_instance_is_killed(place: Scene, findings: Findings) -> None:
    say(f"{SCREENS} people at work; instance 1 is killed")
    with Load(place, SCREENS) as desk:
        time.sleep(CALM_SECONDS)
        place.kill_instance(1)
        time.sleep(CALM_SECONDS)
        place.start_instance(1)
        time.sleep(CALM_SECONDS)
        desk.work_on_until(FEWEST)
    for kind, least in FEWEST.items():
        findings.enough(f"good answers to a {kind}", desk.count(kind), least)
    judging.no_failed_writes(desk, findings)
    findings.equal("failed reads", len(desk.failed("read")), 0)
    say(f"  commands without a key that were lost with it: {len(desk.failed('plain'))}")
    say(
        f"  sent again by the client: {desk.retried()}; slowest write {desk.slowest('write'):.1f} s"
    )
    passed_on = [row for row in place.access_log() if ", " in row["upstream"]]
    findings.enough("sent on to the other instance by nginx", len(passed_on), 1)
    answered = {row["upstream"].rpartition(":")[2] for row in place.access_log()}
    findings.equal("instances that answered", len(answered - {""}), 2)
    judging.each_key_once(place, desk, findings)


def limits_behind_the_pooler(place: Scene, findings: Findings) -> None:
    """A connection as a server makes it: what it asks for is dropped, what the role has holds."""
    with psycopg.connect(place.url("primary"), options="-c lock_timeout=99s") as session:
        findings.equal("lock_timeout behind pgbouncer", _shown(session, "lock_timeout"), "3s")
        findings.equal("statement_timeout", _shown(session, "statement_timeout"), "1min")
    with (
        psycopg.connect(place.primary.url("leave")) as holder,
        psycopg.connect(place.url("primary")) as session,
    ):
        holder.execute(ADJUSTABLE)
        began = time.monotonic()
        try:
            session.execute(ADJUSTABLE)
        except psycopg.errors.LockNotAvailable:
            waited = time.monotonic() - began
        else:
            waited = 0.0
        findings.between("seconds waited for a row that was held", round(waited, 1), 2.8, 20)


def _shown(session: "psycopg.Connection[Any]", name: str) -> object:
    row = session.execute("SELECT current_setting(%s)", [name]).fetchone()
    return row[0] if row else None
