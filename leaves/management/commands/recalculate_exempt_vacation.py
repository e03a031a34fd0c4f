from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from leaves.services.yearly import recalculate_exempt_vacation


class Command(BaseCommand):
    help = "Bring the vacation of a year in line with everyone's years of service."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, help="default: this year")
        parser.add_argument("--dry-run", action="store_true", help="only show")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        year = options["year"] or now.year
        done = recalculate_exempt_vacation(
            year=year, actor=None, now=now, is_dry_run=options["dry_run"]
        )
        verb = "would change" if options["dry_run"] else "changed"
        self.stdout.write(f"{year}: {verb} {done.changed} balances.")
        for row in done.refused:
            self.stdout.write(f"  refused for {row.user.email}: {row.shortfall} hours short")
