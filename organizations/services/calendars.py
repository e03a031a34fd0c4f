"""The calendar of an entity: an advisory lock, the first in the lock order of every command.

Whoever files leave or moves people shares it. Whoever changes what leave is judged by holds it
alone: holidays, weekends, who decides for a department, what a category counts and allows a day,
and whether the entity is active at all.
"""

from collections.abc import Iterable

from django.db import connection

from users.services.calendars import CALENDARS


def hold_calendars(entity_ids: Iterable[int]) -> None:
    """Be alone in changing these entities' calendars, until the transaction ends."""
    with connection.cursor() as cursor:
        for entity_id in sorted(set(entity_ids)):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s::int)", [CALENDARS, entity_id])
