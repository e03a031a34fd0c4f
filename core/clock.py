"""The one place that reads the clock. Views and commands ask it and pass the answer down."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return timezone.now()
