"""Entity > Location > Department. Nothing is deleted: it is deactivated."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from core.models import TimeStampedModel
from organizations.constants import SATURDAY, SUNDAY, TIMEZONES
from organizations.querysets import (
    DepartmentManagerQuerySet,
    DepartmentQuerySet,
    EntityQuerySet,
    LocationQuerySet,
)


def default_weekend() -> list[int]:
    return [SATURDAY, SUNDAY]


class Entity(TimeStampedModel):
    """A company. `email_domains` may sign up for it; none listed: nobody."""

    entity_name = models.CharField(max_length=150, db_index=True)
    email_domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    is_active = models.BooleanField(default=True)

    objects = EntityQuerySet.as_manager()

    # Of `with_counts()`.
    locations_count: int
    departments_count: int
    users_count: int

    class Meta:
        verbose_name_plural = "entities"
        constraints = [
            models.UniqueConstraint(Lower("entity_name"), name="entity_name_once"),
        ]

    def __str__(self) -> str:
        return self.entity_name


class Location(TimeStampedModel):
    """A place with a time zone and a weekend (ISO weekdays, 1 Monday to 7 Sunday)."""

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="locations")
    location_name = models.CharField(max_length=150, db_index=True)
    timezone = models.CharField(
        max_length=40, choices=[(name, name) for name in TIMEZONES], default="UTC"
    )
    weekend = ArrayField(models.PositiveSmallIntegerField(), default=default_weekend, blank=True)
    is_active = models.BooleanField(default=True)
    is_off_with_entity = models.BooleanField(default=False)

    objects = LocationQuerySet.as_manager()

    class Meta:
        constraints = [
            # Target of the composite foreign keys that keep people and places in one entity.
            models.UniqueConstraint(name="location_of_entity", fields=["id", "entity"]),
            models.UniqueConstraint("entity", Lower("location_name"), name="location_name_once"),
            models.CheckConstraint(
                name="location_timezone_known", condition=Q(timezone__in=TIMEZONES)
            ),
            models.CheckConstraint(
                name="location_weekend_of_weekdays",
                condition=Q(weekend__contained_by=[1, 2, 3, 4, 5, 6, 7]),
            ),
            models.CheckConstraint(
                name="location_off_with_entity_is_off",
                condition=Q(is_off_with_entity=False) | Q(is_active=False),
            ),
        ]

    def __str__(self) -> str:
        return self.location_name


class Department(TimeStampedModel):
    """A team of one location, or of the entity as a whole when it has no location."""

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="departments")
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="departments"
    )
    department_name = models.CharField(max_length=150, db_index=True)
    is_active = models.BooleanField(default=True)
    is_off_with_entity = models.BooleanField(default=False)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="department_of_entity", fields=["id", "entity"]),
            models.UniqueConstraint(
                "entity",
                "location",
                Lower("department_name"),
                name="department_name_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="department_off_with_entity_is_off",
                condition=Q(is_off_with_entity=False) | Q(is_active=False),
            ),
        ]

    def __str__(self) -> str:
        return self.department_name


class DepartmentManager(models.Model):
    """A manager of a department: decides for its members when they have no approver."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="manager_links")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="department_links"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DepartmentManagerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="department_manager_once", fields=["department", "user"])
        ]

    def __str__(self) -> str:
        return f"{self.user_id} manages {self.department_id}"
