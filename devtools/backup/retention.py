"""Letting go of old backups, and of the WAL that no base leads through any more."""

from __future__ import annotations

import shutil
from pathlib import Path

from devtools import postgres, processes
from devtools.backup import base
from devtools.backup.base import WAL
from devtools.backup.take import UNFINISHED
from devtools.console import say


def keep_last(count: int, gathered_in: Path, kind: str) -> None:
    whole = (each for each in gathered_in.glob(f"{kind}-*") if not each.name.endswith(UNFINISHED))
    old = sorted(whole)[:-count]
    for folder in old:
        shutil.rmtree(folder)
    if kind == "base":
        oldest = base.all_in(gathered_in)[0]
        program = postgres.programs() / "pg_archivecleanup"
        processes.run("WAL cleanup", [program, gathered_in / WAL, oldest.first_segment])
    say(f"{len(old)} older ones deleted")
