"""The calendars of the entities somebody leaves and comes to, shared while they move.

Whoever changes holidays, weekends or the managers of a department holds the calendar alone
(`organizations.services.calendars`): a move is seen by the change, or done by what has changed.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from core.errors import ServiceUnavailableError
from users.models import User
from users.services import places

CALENDARS = 7001  # Our part of PostgreSQL's advisory lock space.


def share_calendars(person_id: int, wanted: Mapping[str, Any]) -> frozenset[int]:
    """Before any row is locked; none when `wanted` moves neither the person nor a turn."""
    if not wanted.keys() & {*places.FIELDS, "approver"}:
        return frozenset()
    home = User.objects.filter(pk=person_id).values("entity")
    known = places.entities().filter(pk__in=home)
    if wanted.get("entity") is not None:
        known |= places.entities().filter(pk=wanted["entity"])
    shared = sorted(known.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        for entity_id in shared:
            cursor.execute(
                "SELECT pg_advisory_xact_lock_shared(%s, %s::int)", [CALENDARS, entity_id]
            )
    return frozenset(shared)


def require_shared(person: User, shared: frozenset[int]) -> None:
    """Raises ServiceUnavailableError when the locked person has changed entity in between."""
    if shared and person.entity_id not in {None, *shared}:
        raise ServiceUnavailableError
