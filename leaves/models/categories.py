from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from core.models import TimeStampedModel
from core.querysets import LockingQuerySet
from leaves.constants import DEFAULT_PAST_DAYS, HOURS_PER_DAY, MOST_HOURS_PER_DAY


class LeaveCategory(TimeStampedModel):
    """A kind of leave and its rules, shared by all entities."""

    name = models.CharField(max_length=150)
    code = models.CharField(max_length=30, unique=True)
    description = models.CharField(max_length=1000, blank=True)
    requires_approval = models.BooleanField(default=True)
    requires_attachment = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=True)
    max_hours_per_day = models.DecimalField(max_digits=4, decimal_places=2, default=HOURS_PER_DAY)
    past_days = models.PositiveSmallIntegerField(default=DEFAULT_PAST_DAYS)
    is_active = models.BooleanField(default=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "leave categories"
        constraints = [
            models.UniqueConstraint(Lower("name"), name="leave_category_name_once"),
            models.CheckConstraint(
                name="leave_category_hours_in_a_day",
                condition=Q(max_hours_per_day__gt=0, max_hours_per_day__lte=MOST_HOURS_PER_DAY),
            ),
        ]

    def __str__(self) -> str:
        return self.name
