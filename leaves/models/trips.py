from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import VersionedModel
from leaves.constants import TripStatus
from leaves.models.requests import Attachment
from leaves.querysets import BusinessTripQuerySet


class BusinessTrip(VersionedModel):
    """Days someone travels for work. No approval, no balance; active trips never overlap."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="business_trips"
    )
    start_date = models.DateField(db_index=True)
    end_date = models.DateField()
    city = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=100, blank=True)
    notes = models.CharField(max_length=2000, blank=True)
    attachment = models.OneToOneField(
        Attachment, models.PROTECT, null=True, related_name="business_trip"
    )
    status = models.CharField(max_length=10, choices=TripStatus, default=TripStatus.ACTIVE)

    objects = BusinessTripQuerySet.as_manager()

    overlapping_requests: list[int]  # set by with_people()

    class Meta:
        indexes = [models.Index(name="business_trip_user_status", fields=["user", "status"])]
        constraints = [
            models.CheckConstraint(
                name="business_trip_dates_ordered", condition=Q(start_date__lte=F("end_date"))
            ),
            models.CheckConstraint(
                name="business_trip_status_known", condition=Q(status__in=TripStatus.values)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.user_id} {self.start_date}..{self.end_date} {self.status}"
