"""Reads of the places people work at."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from core.querysets import LockingQuerySet

if TYPE_CHECKING:
    from organizations.models import (  # noqa: F401
        Department,
        DepartmentManager,
        Entity,
        Location,
    )
    from users.models import User

COUNTED = ("locations", "departments", "users")


def _joinable_by(email: str, entity: str = "") -> Q:
    """Active entities that list the domain of this address."""
    domain = email.rpartition("@")[2].lower()
    return Q(**{f"{entity}is_active": True, f"{entity}email_domains__contains": [domain]})


def _reached_by(user: "User", entity: str = "") -> Q:
    """All for ADMIN, one's own entity, or before onboarding those one may join.

    With `entity__` as a prefix: the rows of those entities.
    """
    if user.is_admin:
        return Q()
    if user.entity_id is None:
        return _joinable_by(user.email, entity)
    return Q(**{f"{entity}pk": user.entity_id})


class EntityQuerySet(LockingQuerySet["Entity"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def joinable_by(self, email: str) -> Self:
        return self.filter(_joinable_by(email))

    def visible_to(self, user: "User") -> Self:
        return self.filter(_reached_by(user))

    def with_counts(self) -> Self:
        """How many active locations, departments and people each has."""
        return self.annotate(**{f"{name}_count": self._active_of(name) for name in COUNTED})

    def _active_of(self, name: str) -> Coalesce:
        related: Any = self.model._meta.get_field(name).related_model
        rows = related.objects.filter(entity=OuterRef("pk"), is_active=True).order_by()
        count = rows.values("entity").annotate(count=Count("pk")).values("count")
        return Coalesce(Subquery(count), 0, output_field=IntegerField())


class PlaceQuerySet[M: "Location | Department"](LockingQuerySet[M]):
    """What locations and departments have in common."""

    def active(self) -> Self:
        return self.filter(is_active=True)

    def visible_to(self, user: "User") -> Self:
        """Those of the entities one may read; before onboarding only the active ones."""
        found = self.filter(_reached_by(user, "entity__"))
        return found if user.has_completed_onboarding or user.is_admin else found.active()


class LocationQuerySet(PlaceQuerySet["Location"]):
    pass


class DepartmentQuerySet(PlaceQuerySet["Department"]):
    def open_at(self, location_id: int) -> Self:
        """Departments of the location, and those of its entity as a whole."""
        whole_entity = Q(location__isnull=True, entity__locations=location_id)
        return self.filter(Q(location=location_id) | whole_entity).distinct()


class DepartmentManagerQuerySet(LockingQuerySet["DepartmentManager"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(_reached_by(user, "department__entity__"))
