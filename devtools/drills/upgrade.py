"""A new version is put in place, instance by instance, while people work: nobody notices.

The new version is this one with one migration more, which runs while the old one serves.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from devtools.console import say
from devtools.drills import judging
from devtools.drills.findings import Findings
from devtools.drills.scene import FOR_CROWDS, INSTANCES, Scene, scene
from devtools.drills.screens import Load
from devtools.places import ROOT

SCREENS = 6
CALM_SECONDS = 3.0
FEWEST = {"write": 40, "read": 40, "plain": 10}
PARTS = ("backend", "core", "deploy", "leaves", "organizations", "users", "manage.py")
MIGRATION = """\
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "{last}")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE leaves_leaverequest ADD COLUMN drilled_at timestamptz",
            "ALTER TABLE leaves_leaverequest DROP COLUMN drilled_at",
        )
    ]
"""
HAS_COLUMN = "SELECT count(*) FROM information_schema.columns WHERE column_name = 'drilled_at'"


def perform(plant: str) -> list[str]:
    findings = Findings()
    with scene(plant, FOR_CROWDS) as place:
        code = _new_version(place.folder / "next")
        say(f"{SCREENS} people at work; a migration, then one instance after the other")
        with Load(place, SCREENS) as desk:
            time.sleep(CALM_SECONDS)
            began = time.monotonic()
            place.migrate(code)
            say(f"  the migration took {time.monotonic() - began:.1f} s")
            findings.equal("new columns", place.sql(HAS_COLUMN), "1")
            for number in INSTANCES:
                _replace(place, number, code)
            desk.work_on_until(FEWEST)
        for kind, least in FEWEST.items():
            findings.enough(f"good answers to a {kind}", desk.count(kind), least)
        judging.no_failed_writes(desk, findings)
        for kind in ("read", "plain"):
            failed = [each.statuses for each in desk.failed(kind)]
            findings.equal(f"failed answers to a {kind}", failed, [])
        findings.equal("sent again by the client", desk.retried(), 0)
        say(f"  slowest write {desk.slowest('write'):.1f} s, read {desk.slowest('read'):.1f} s")
        judging.each_key_once(place, desk, findings)
        judging.invariants_hold(place, findings)
    return findings.broken


def _replace(place: Scene, number: int, code: Path) -> None:
    seconds = place.stop_instance(number)
    say(f"  instance {number} ended in {seconds:.1f} s")
    time.sleep(CALM_SECONDS)
    place.start_instance(number, code)
    say(f"  instance {number} is the new version")
    time.sleep(CALM_SECONDS)


def _new_version(folder: Path) -> Path:
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    last = max(file.stem for file in (folder / "core" / "migrations").glob("0*.py"))
    number = int(last.partition("_")[0]) + 1
    file = folder / "core" / "migrations" / f"{number:04}_drilled.py"
    file.write_text(MIGRATION.format(last=last))
    return folder
