from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from core.services.retention import purge_idempotency_keys
from leaves.services.attachments import purge_unused
from leaves.services.strays import purge_strays
from users.services.retention import purge_login_failures, purge_logins

PURGES = {
    "idempotency keys": purge_idempotency_keys,
    "logins": purge_logins,
    "login failures": purge_login_failures,
    "unused attachments": purge_unused,
    "stray files": purge_strays,
}


class Command(BaseCommand):
    help = "Delete what has expired or strayed: keys, logins, login failures, documents, files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *args: Any, **options: Any) -> None:
        now, is_dry_run = clock.now(), options["dry_run"]
        verb = "would delete" if is_dry_run else "deleted"
        for what, purge in PURGES.items():
            self.stdout.write(f"{verb} {purge(now=now, is_dry_run=is_dry_run)} {what}")
