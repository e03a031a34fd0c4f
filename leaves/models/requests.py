from collections.abc import Iterable
from datetime import datetime, time

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import VersionedModel
from leaves.constants import HOURS_PER_DAY, LIVE_STATUSES, LeaveStatus
from leaves.models.balances import LeaveBalance, hours_field
from leaves.models.categories import LeaveCategory
from leaves.querysets import AttachmentQuerySet, LeaveRequestQuerySet


class Attachment(models.Model):
    """An uploaded document, visible to its uploader alone until a request or trip uses it."""

    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="attachments"
    )
    file = models.FileField(max_length=200)
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    objects = AttachmentQuerySet.as_manager()

    def __str__(self) -> str:
        return f"#{self.pk} of {self.uploader_id}"


class LeaveRequest(VersionedModel):
    """One person's ask for days off, priced in hours.

    The database also holds that live requests of one person do not overlap (migration 0003), that
    a final request never changes, and that ledger and charges tell the story of `status` (0004).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="leave_requests"
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="filed_leave_requests"
    )
    category = models.ForeignKey(LeaveCategory, models.PROTECT, related_name="requests")
    start_date = models.DateField()
    end_date = models.DateField()
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    hours = hours_field()
    status = models.CharField(max_length=10, choices=LeaveStatus, default=LeaveStatus.PENDING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decided_leave_requests"
    )
    decided_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    decision_comment = models.CharField(max_length=1000, blank=True)
    rejection_reason = models.CharField(max_length=1000, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True)
    notes = models.CharField(max_length=2000, blank=True)
    attachment = models.OneToOneField(
        Attachment, models.PROTECT, null=True, related_name="leave_request"
    )

    objects = LeaveRequestQuerySet.as_manager()

    charge_rows: list[dict[str, object]]  # set by with_people()
    details: object  # set by the page of one request

    class Meta:
        indexes = [
            models.Index(name="leave_request_user_status", fields=["user", "status"]),
            models.Index(name="leave_request_newest", fields=["user", "-start_date", "-id"]),
            models.Index(name="leave_request_start", fields=["start_date", "id"]),
            models.Index(name="leave_request_created", fields=["created_at", "id"]),
            models.Index(name="leave_request_hours", fields=["hours", "id"]),
            models.Index(
                name="leave_request_pending", fields=["created_at"], condition=Q(status="PENDING")
            ),
            models.Index(name="leave_request_decisions", fields=["decided_by", "-decided_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="leave_request_dates_ordered", condition=Q(start_date__lte=F("end_date"))
            ),
            models.CheckConstraint(
                name="leave_request_hours_positive",
                condition=Q(hours__gt=0),
            ),
            models.CheckConstraint(
                name="leave_request_status_known", condition=Q(status__in=LeaveStatus.values)
            ),
            models.CheckConstraint(
                name="leave_request_times_of_one_day",
                # Without `isnull=False` one time alone compares to NULL, which a CHECK lets pass.
                condition=Q(start_time__isnull=True, end_time__isnull=True)
                | Q(
                    start_time__isnull=False,
                    end_time__isnull=False,
                    start_date=F("end_date"),
                    start_time__lt=F("end_time"),
                ),
            ),
            models.CheckConstraint(
                name="leave_request_approval_dated",
                condition=~Q(status="APPROVED") | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="leave_request_rejection_explained",
                condition=~Q(status="REJECTED")
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(rejection_reason=""),
            ),
            models.CheckConstraint(
                name="leave_request_cancellation_dated",
                condition=~Q(status="CANCELLED") | Q(cancelled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="leave_request_not_decided_by_owner",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("user")),
            ),
            models.CheckConstraint(
                name="leave_request_not_decided_by_filer",
                condition=Q(decided_by__isnull=True)
                | Q(filed_by__isnull=True)
                | ~Q(decided_by=F("filed_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.user_id} {self.start_date}..{self.end_date} {self.status}"

    @property
    def is_live(self) -> bool:
        return self.status in LIVE_STATUSES

    @property
    def is_partial(self) -> bool:
        return self.start_date == self.end_date and self.hours < HOURS_PER_DAY

    @property
    def first_day_begins_at(self) -> datetime:
        """Midnight of the first day where the person works now (reads user.location)."""
        return datetime.combine(self.start_date, time(), tzinfo=self.user.zone)

    def has_begun(self, now: datetime) -> bool:
        """A partial leave with times begins at its start time, any other with its first day."""
        begins = self.first_day_begins_at
        if self.is_partial and self.start_time is not None:
            begins = datetime.combine(self.start_date, self.start_time, tzinfo=self.user.zone)
        return now >= begins

    def show_charges(self, charges: "Iterable[LeaveCharge]") -> None:
        """Keep charges just written for the API, as `with_people()` reads them."""
        self.charge_rows = [
            {"balance_year": charge.balance_year, "hours": str(charge.hours)} for charge in charges
        ]


class LeaveCharge(models.Model):
    """The part of a request that draws on one balance year; without balance when not counted."""

    request = models.ForeignKey(LeaveRequest, models.PROTECT, related_name="charges")
    balance_year = models.PositiveSmallIntegerField()
    hours = hours_field()
    balance = models.ForeignKey(LeaveBalance, models.PROTECT, null=True, related_name="charges")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="leave_charge_once", fields=["request", "balance_year"]),
            models.CheckConstraint(name="leave_charge_positive", condition=Q(hours__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.hours} of {self.balance_year} for {self.request_id}"
