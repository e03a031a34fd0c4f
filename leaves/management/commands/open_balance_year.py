from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from leaves.services.yearly import open_balance_year


class Command(BaseCommand):
    help = "Open the balances of a year for everyone of a company; what is open stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, help="default: this year")
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        year = options["year"] or now.year
        people = open_balance_year(year=year, now=now, is_dry_run=options["dry_run"])
        verb = "would open" if options["dry_run"] else "opened"
        self.stdout.write(f"{year}: {verb} the balances of {people} people.")
