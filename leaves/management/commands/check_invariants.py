"""Ask whether everything the system promises of its data holds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from core.constants import MaintenanceTask
from core.services import maintenance
from leaves.services import invariants
from leaves.services.invariants import Violation


class Command(BaseCommand):
    help = "Check every invariant in one read-only snapshot; exit 1 when one does not hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--record", action="store_true", help="keep when, and how many, for /metrics"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with invariants.snapshot():
            broken = invariants.violations(clock.now())
            rows = invariants.rows_checked()
        for violation in broken:
            self._show(violation)
        known = len(invariants.invariants())
        self.stdout.write(
            f"{known - len(broken)} of {known} invariants hold, {rows:,} rows checked."
        )
        if options["record"]:
            task = MaintenanceTask.CHECK_INVARIANTS
            maintenance.note(task, now=clock.now(), faults=len(broken))
        if broken:
            raise SystemExit(1)

    def _show(self, violation: Violation) -> None:
        invariant, rows = violation.invariant, violation.rows
        self.stdout.write(f"{invariant.name}: {violation.total} rows. {invariant.rule}")
        for row in rows:
            self.stdout.write("  " + " ".join(f"{name}={value}" for name, value in row.items()))
        if violation.total > len(rows):
            self.stdout.write(f"  and {violation.total - len(rows)} more")
