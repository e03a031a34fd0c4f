from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import TimeStampedModel
from core.querysets import LockingQuerySet
from leaves.constants import NO_HOURS, LedgerKind
from leaves.models.categories import LeaveCategory
from leaves.querysets import LedgerEntryQuerySet


def hours_field(**options: object) -> "models.DecimalField[Decimal, Decimal]":
    """Hours of one balance or request: two places, never a float."""
    return models.DecimalField(max_digits=8, decimal_places=2, **options)  # type: ignore[arg-type]


class LeaveBalance(TimeStampedModel):
    """What one person has in one counted category and year, in hours.

    Equals the sum of its ledger at every commit (trigger, migration 0004).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="leave_balances"
    )
    category = models.ForeignKey(LeaveCategory, models.PROTECT, related_name="balances")
    balance_year = models.PositiveSmallIntegerField()
    allocated_hours = hours_field(default=NO_HOURS)
    adjusted_hours = hours_field(default=NO_HOURS)
    pending_hours = hours_field(default=NO_HOURS)
    used_hours = hours_field(default=NO_HOURS)
    hours = models.GeneratedField(
        expression=F("allocated_hours") + F("adjusted_hours") - F("used_hours"),
        output_field=models.DecimalField(max_digits=8, decimal_places=2),
        db_persist=True,
    )
    version = models.PositiveIntegerField(default=0)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="leave_balance_once", fields=["user", "category", "balance_year"]
            ),
            models.CheckConstraint(
                name="leave_balance_never_overdrawn",
                condition=Q(
                    pending_hours__lte=F("allocated_hours") + F("adjusted_hours") - F("used_hours")
                ),
            ),
            models.CheckConstraint(
                name="leave_balance_parts_positive",
                condition=Q(allocated_hours__gte=0, pending_hours__gte=0, used_hours__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category_id} {self.balance_year} of {self.user_id}"

    @property
    def available_hours(self) -> Decimal:
        """Remaining hours that no pending request holds."""
        return self.remaining_hours - self.pending_hours

    @property
    def remaining_hours(self) -> Decimal:
        """What `hours` holds once written: hours not used yet, held ones included."""
        return self.allocated_hours + self.adjusted_hours - self.used_hours


class LedgerEntry(models.Model):
    """One change of one balance: signed deltas, the figures after it, and why. Append-only."""

    balance = models.ForeignKey(LeaveBalance, models.PROTECT, related_name="entries")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=LedgerKind)
    allocated = hours_field(default=NO_HOURS)
    adjusted = hours_field(default=NO_HOURS)
    pending = hours_field(default=NO_HOURS)
    used = hours_field(default=NO_HOURS)
    allocated_after = hours_field()
    adjusted_after = hours_field()
    pending_after = hours_field()
    used_after = hours_field()
    request = models.ForeignKey(
        "leaves.LeaveRequest", models.PROTECT, null=True, related_name="ledger"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=1000, blank=True)
    created_at = models.DateTimeField()

    objects = LedgerEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ledger entries"
        constraints = [
            models.UniqueConstraint(
                name="ledger_entry_version_once", fields=["balance", "version"]
            ),
            models.CheckConstraint(
                name="ledger_entry_kind_known", condition=Q(kind__in=LedgerKind.values)
            ),
            models.CheckConstraint(
                name="ledger_entry_request_unless_grant",
                condition=Q(kind__in=["ALLOCATE", "ADJUST"], request__isnull=True)
                | Q(request__isnull=False),
            ),
            models.CheckConstraint(
                name="ledger_entry_adjustment_explained", condition=~Q(kind="ADJUST", reason="")
            ),
            models.CheckConstraint(
                name="ledger_entry_moves_what_its_kind_moves",
                condition=Q(kind="ALLOCATE", adjusted=0, pending=0, used=0)
                | Q(kind="ADJUST", allocated=0, pending=0, used=0)
                | Q(kind="HOLD", allocated=0, adjusted=0, pending__gt=0, used=0)
                | Q(kind="REHOLD", allocated=0, adjusted=0, used=0)
                | Q(kind="RELEASE", allocated=0, adjusted=0, pending__lt=0, used=0)
                | Q(kind="USE", allocated=0, adjusted=0, used__gt=0, pending=-F("used"))
                | Q(kind="TAKE", allocated=0, adjusted=0, pending=0, used__gt=0)
                | Q(kind="RETURN", allocated=0, adjusted=0, pending=0, used__lt=0)
                | Q(kind="REPRICE", allocated=0, adjusted=0, pending=0)
                | Q(kind="REPRICE", allocated=0, adjusted=0, used=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version} of {self.balance_id}"

    @property
    def hours_after(self) -> Decimal:
        return self.allocated_after + self.adjusted_after - self.used_after

    @property
    def available_after(self) -> Decimal:
        return self.hours_after - self.pending_after
