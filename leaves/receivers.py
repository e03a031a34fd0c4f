"""What the leave domain does when a person changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from leaves.services import people
from users.models import User
from users.signals import person_changed


@receiver(person_changed)
def keep_leave_in_step(
    person: User, before: Mapping[str, Any] | None, actor: User | None, now: datetime, **_: Any
) -> dict[str, int]:
    """The answer tells the sender how much leave a deactivation gave up."""
    return people.follow(person, before, actor, now)
