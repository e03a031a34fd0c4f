"""Reads and creation of people."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Func, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from core.querysets import LockingQuerySet
from core.search import searchable
from users.constants import DECIDERS, Role

if TYPE_CHECKING:
    from users.models import Login, User  # noqa: F401


SHORTEST_LOOKED_UP = 3


def _parts(text: str | Combinable) -> Func:
    """Every three letters in a row (migration 0006)."""
    return Func(text, function="users_trigrams", output_field=ArrayField(TextField()))


class UserQuerySet(LockingQuerySet["User"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def with_place(self) -> Self:
        """Load what the API shows of a person, so a page of them costs one query."""
        return self.select_related("entity", "location", "department", "approver")

    def by_email(self, email: str) -> Self:
        """The person with this address, in whatever case; served by user_email_once."""
        return self.alias(lowered=Lower("email")).filter(lowered=normalise_email(email))

    def matching(self, words: str) -> Self:
        """Each word is somewhere in the name or the address, with or without its accents.

        Of three letters and more it is looked up by them in the index user_by_part_of_word.
        """
        found = self
        for word in words.split():
            sought = searchable(Value(word))
            if len(word) >= SHORTEST_LOOKED_UP:
                found = found.alias(parts=_parts("searched")).filter(parts__contains=_parts(sought))
            found = found.filter(searched__contains=sought)
        return found

    def possible_approvers(self) -> Self:
        return self.active().filter(role__in=DECIDERS)

    def subordinates_of(self, manager: "User") -> Self:
        """Assigned people and members of managed departments, never the manager."""
        theirs = Q(approver=manager) | Q(
            department__in=manager.department_links.values("department")
        )
        return self.active().filter(theirs).exclude(pk=manager.pk)

    def managed_by(self, actor: "User") -> Self:
        """Whose accounts the actor sees: ADMIN all; HR their entity, and those who may join it."""
        if actor.is_admin:
            return self
        if not actor.is_overseer or actor.entity is None:
            return self.none()
        joining = Q()
        for domain in actor.entity.email_domains:
            joining |= Q(entity__isnull=True, email__endswith=f"@{domain.lower()}")
        return self.filter(Q(entity=actor.entity_id) | joining)

    def by_name(self) -> Self:
        return self.order_by("last_name", "first_name", "pk")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> "User":
        user: User = self.by_email(username or "").get()
        return user

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Store an account. An unusable password when none is given."""
        user: User = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **fields | {"role": Role.ADMIN})


class LoginQuerySet(LockingQuerySet["Login"]):
    def live(self) -> Self:
        """Not ended, of somebody who may still sign in."""
        return self.filter(ended_at__isnull=True, user__is_active=True)

    def people_since(self, moment: datetime) -> int:
        """How many people signed in or renewed a login since then; served by the live tokens."""
        renewed = moment + settings.REFRESH_TOKEN_LIFETIME
        used = self.filter(
            refresh_tokens__spent_at__isnull=True, refresh_tokens__expires_at__gt=renewed
        )
        people: int = used.aggregate(people=Count("user", distinct=True))["people"]
        return people

    def with_person(self) -> Self:
        return self.select_related(
            "user__entity", "user__location", "user__department", "user__approver"
        )


def normalise_email(email: str) -> str:
    """E-mail is matched without regard to case, so it is stored in one."""
    return email.strip().lower()
