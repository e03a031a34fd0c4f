"""What the leave domain does when a person changes."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from leaves.services import balances
from leaves.services.ledger import Cause
from users.models import User
from users.signals import person_changed

ALLOCATING = frozenset({"join_date", "exempt_type"})


@receiver(person_changed)
def keep_balances_in_step(
    person: User, before: dict[str, Any] | None, actor: User | None, now: datetime, **_: Any
) -> None:
    """Open this year's balances with the first entity; allocate anew when the facts change."""
    cause = Cause(actor_id=actor.pk if actor else None, now=now)
    if before is not None and ALLOCATING & set(before):
        balances.reallocate(person=person, cause=cause)
    gained_entity = person.entity_id is not None and (
        before is None or before.get("entity_id", person.entity_id) is None
    )
    if gained_entity:
        balances.open_years(person=person, years=[person.local(now).year], cause=cause)
