"""Make a believable company to try the system with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import clock
from leaves.seeding.demo import demo_emails, seed_demo


class Command(BaseCommand):
    help = "Make the demo company, once. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("seed_data makes accounts with a known password: DEBUG only.")
        is_new = seed_demo(clock.now())
        self.stdout.write("The demo company is ready." if is_new else "It was there already.")
        self.stdout.write(f"Password of every demo account: {settings.SEED_PASSWORD}")
        for email in demo_emails():
            self.stdout.write(f"  {email}")
