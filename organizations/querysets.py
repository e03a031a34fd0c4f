"""Reads of the places people work at."""

from typing import TYPE_CHECKING, Self

from core.querysets import LockingQuerySet

if TYPE_CHECKING:
    from organizations.models import Department, Entity, Location  # noqa: F401
    from users.models import User


class EntityQuerySet(LockingQuerySet["Entity"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def joinable_by(self, email: str) -> Self:
        """Active entities that list the domain of this address."""
        return self.active().filter(email_domains__contains=[email.rpartition("@")[2].lower()])

    def visible_to(self, user: "User") -> Self:
        """All for ADMIN, one's own, or before onboarding those one may join."""
        if user.is_admin:
            return self
        if user.entity_id is None:
            return self.joinable_by(user.email)
        return self.filter(pk=user.entity_id)


class LocationQuerySet(LockingQuerySet["Location"]):
    def active(self) -> Self:
        return self.filter(is_active=True)


class DepartmentQuerySet(LockingQuerySet["Department"]):
    def active(self) -> Self:
        return self.filter(is_active=True)
