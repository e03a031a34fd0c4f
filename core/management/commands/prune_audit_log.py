from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from core.services.retention import prune_audit_log


class Command(BaseCommand):
    help = "Delete audit entries older than AUDIT_RETENTION_YEARS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *args: Any, **options: Any) -> None:
        entries = prune_audit_log(now=clock.now(), is_dry_run=options["dry_run"])
        verb = "would delete" if options["dry_run"] else "deleted"
        self.stdout.write(f"Audit log: {verb} {entries} entries.")
