"""Letting go of logins nobody can use any more, and of failures that no longer count."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from core.retries import in_transaction
from users.models import Login, LoginFailures, RefreshToken


def purge_logins(*, now: datetime, is_dry_run: bool = False) -> int:
    """Delete logins all of whose refresh tokens have expired; how many there were."""
    usable = RefreshToken.objects.filter(login=OuterRef("pk"), expires_at__gte=now)
    spent = Login.objects.filter(~Exists(usable))
    if is_dry_run:
        return spent.count()
    return in_transaction(lambda: spent.delete()[1].get("users.Login", 0))


def purge_login_failures(*, now: datetime, is_dry_run: bool = False) -> int:
    """Delete counts of failed sign-ins whose time is over; how many there were."""
    over = LoginFailures.objects.filter(expires_at__lt=now)
    return over.count() if is_dry_run else in_transaction(lambda: over.delete()[0])
