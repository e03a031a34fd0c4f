"""Make a believable company to try the system with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import clock
from leaves.seeding.crowd import COMPANY, email_of, seed_crowd
from leaves.seeding.demo import demo_emails, seed_demo


class Command(BaseCommand):
    help = "Make the demo company, once. A second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--employees",
            type=int,
            default=0,
            metavar="N",
            help=f"also bring {COMPANY.name} to N people with three years of history",
        )

    def handle(self, *args: Any, employees: int = 0, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("seed_data makes accounts with a known password: DEBUG only.")
        now = clock.now()
        is_new = seed_demo(now)
        self.stdout.write("The demo company is ready." if is_new else "It was there already.")
        if employees:
            made = seed_crowd(employees, now)
            self.stdout.write(f"{COMPANY.name}: {made:,} new people, {email_of(0)} and so on.")
        self.stdout.write(f"Password of every demo account: {settings.SEED_PASSWORD}")
        for email in demo_emails():
            self.stdout.write(f"  {email}")
