"""Reads and creation of people."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager

from core.querysets import LockingQuerySet
from users.constants import Role

if TYPE_CHECKING:
    from users.models import User


class UserQuerySet(LockingQuerySet["User"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def with_place(self) -> Self:
        """Load what the API shows of a person, so a page of them costs one query."""
        return self.select_related("entity", "location", "department", "approver")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> "User":
        user: User = self.get(email__iexact=username)
        return user

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Store an account. An unusable password when none is given."""
        user: User = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **fields | {"role": Role.ADMIN})


def normalise_email(email: str) -> str:
    """E-mail is matched without regard to case, so it is stored in one."""
    return email.strip().lower()
