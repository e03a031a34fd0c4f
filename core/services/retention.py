"""Letting go of what has been kept long enough. Each function is safe to repeat."""

from datetime import datetime

from django.conf import settings
from django.db import connection

from core.models import AuditLog, IdempotencyKey
from core.retries import in_transaction


def prune_audit_log(*, now: datetime, is_dry_run: bool = False) -> int:
    """Delete audit entries older than AUDIT_RETENTION_YEARS; how many there were.

    The append-only trigger lets them go only while this transaction names the instant.
    """
    cutoff = _years_before(now, settings.AUDIT_RETENTION_YEARS)
    old = AuditLog.objects.filter(created_at__lt=cutoff)
    if is_dry_run:
        return old.count()

    def work() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('leave.audit_retention', %s, true)", [cutoff.isoformat()]
            )
        return old.delete()[0]

    return in_transaction(work)


def _years_before(now: datetime, years: int) -> datetime:
    """The same day of an earlier year; 29 February becomes 28 February."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:
        return now.replace(year=now.year - years, day=28)


def purge_idempotency_keys(*, now: datetime, is_dry_run: bool = False) -> int:
    """Delete keys whose answers are no longer repeated; how many there were."""
    spent = IdempotencyKey.objects.filter(created_at__lt=now - settings.IDEMPOTENCY_LIFETIME)
    return spent.count() if is_dry_run else in_transaction(lambda: spent.delete()[0])
