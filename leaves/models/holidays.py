from collections.abc import Sequence

from django.db import models
from django.db.models import F, Q

from core.models import TimeStampedModel
from leaves.querysets import PublicHolidayQuerySet


class PublicHoliday(TimeStampedModel):
    """Days nobody works: everywhere (no entity), in an entity, or at one of its locations."""

    holiday_name = models.CharField(max_length=150)
    start_date = models.DateField(db_index=True)
    end_date = models.DateField()
    entity = models.ForeignKey(
        "organizations.Entity", models.PROTECT, null=True, blank=True, related_name="holidays"
    )
    location = models.ForeignKey(
        "organizations.Location", models.PROTECT, null=True, blank=True, related_name="holidays"
    )
    is_active = models.BooleanField(default=True)

    objects = PublicHolidayQuerySet.as_manager()

    affected: Sequence[object]  # set by the views that change one

    class Meta:
        indexes = [
            models.Index(name="public_holiday_scope", fields=["entity", "location", "start_date"])
        ]
        constraints = [
            models.CheckConstraint(
                name="public_holiday_dates_ordered", condition=Q(start_date__lte=F("end_date"))
            ),
            models.CheckConstraint(
                name="public_holiday_location_has_entity",
                condition=Q(location__isnull=True) | Q(entity__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holiday_name} {self.start_date}"

    @property
    def scope(self) -> str:
        if self.location_id is not None:
            return "LOCATION"
        return "GLOBAL" if self.entity_id is None else "ENTITY"

    def applies_to(self, entity_id: int | None, location_id: int | None) -> bool:
        """The twin in SQL is `PublicHolidayQuerySet.for_place`."""
        if self.location_id is not None:
            return self.location_id == location_id
        return self.entity_id is None or self.entity_id == entity_id
