"""The wording of what the users app tells people."""

from core.constants import NotificationType
from core.services.notification_service import notify
from users.constants import Role
from users.models import User


def tell_of_role_change(person: User, *, old_role: str) -> None:
    notify(
        user_ids=[person.pk],
        notification_type=NotificationType.ROLE_CHANGED,
        title="Your role has changed",
        message=f"You were {_named(old_role)} and are {_named(person.role)} now.",
        params={"old_role": old_role, "new_role": person.role},
        related_object_id=person.pk,
        link="/profile",
    )


def _named(role: str) -> str:
    return {
        Role.EMPLOYEE: "an employee",
        Role.MANAGER: "a manager",
        Role.HR: "an HR officer",
        Role.ADMIN: "an administrator",
    }[Role(role)]
