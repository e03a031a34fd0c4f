from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from core import clock
from core.constants import MaintenanceTask
from core.services import maintenance

DECEMBER = 12


class Command(BaseCommand):
    help = "What a day brings: expired things go, and this (in December also next) year opens."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only show")

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.now().date()
        years = [today.year] if today.month < DECEMBER else [today.year, today.year + 1]
        shared = {"dry_run": options["dry_run"], "stdout": self.stdout}
        call_command("purge_expired", **shared)
        call_command("prune_audit_log", **shared)
        for year in years:
            call_command("open_balance_year", year=year, **shared)
        if not options["dry_run"]:
            maintenance.note(MaintenanceTask.DAILY, now=clock.now())
