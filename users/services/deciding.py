"""Who can decide at all: an advisory lock, after the calendars of entities in the lock order.

Whoever files, decides, cancels or prices leave anew shares it, and so does who gives a person
another approver or department. Whoever changes the role, the entity or the activity of a person
holds it alone: no request is told to, or decided by, somebody who has just ceased to decide.
"""

from django.db import connection

DECIDERS = 7002  # Our part of PostgreSQL's advisory lock space; 7001 are the calendars.


def hold_deciders() -> None:
    """Be alone in changing who can decide, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [DECIDERS])


def share_deciders() -> None:
    """Keep who can decide as it is until the transaction ends; before any row is locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, 0)", [DECIDERS])
