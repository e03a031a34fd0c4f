"""The lock order of every command: calendar, the employee's row, requests by id, balances by id.

The calendar of an entity is an advisory lock (`organizations.services.calendars`): whoever prices
new leave shares it, whoever changes holidays or weekends holds it alone, so that no request is
priced by a calendar that is changing. Who can decide (`users.services.deciding`) is shared after
it, so that no request is told to, or decided by, somebody who is just being deactivated.
"""

from collections.abc import Iterable

from django.db import connection

from core.errors import NotFoundError, ServiceUnavailableError
from leaves.models import LeaveRequest
from users.models import User
from users.services.calendars import CALENDARS
from users.services.deciding import DECIDERS, share_deciders

SHARE_OWN = """
    SELECT entity_id, pg_advisory_xact_lock_shared(%s, coalesce(entity_id, 0)::int),
           pg_advisory_xact_lock_shared(%s, 0)
      FROM users_user WHERE id = %s
"""


def lock_person(person_id: int) -> User:
    """Hold the person's row; whatever touches their leave waits for it."""
    person: User | None = User.objects.with_place().locked().filter(pk=person_id).first()
    if person is None:
        raise NotFoundError
    return person


def lock_people(person_ids: Iterable[int]) -> list[User]:
    """Hold the rows of these people, in the order of their ids."""
    return list(User.objects.with_place().locked().filter(pk__in=person_ids))


def lock_person_to_price(person_id: int) -> User:
    """Share the calendar of the person's entity and who can decide, and hold the person's row.

    Raises ServiceUnavailableError when they changed entity in that very moment.
    """
    with connection.cursor() as cursor:
        cursor.execute(SHARE_OWN, [CALENDARS, DECIDERS, person_id])
        row = cursor.fetchone()
    person = lock_person(person_id)
    if row is None or row[0] != person.entity_id:
        raise ServiceUnavailableError
    return person


def lock_request(leave: LeaveRequest) -> LeaveRequest:
    """Share who can decide, hold the employee's row and then the request, and read both anew."""
    share_deciders()
    return _lock_request_of(lock_person(leave.user_id), leave.pk)


def lock_request_to_price(leave: LeaveRequest) -> LeaveRequest:
    """The same, with the calendar shared before all."""
    return _lock_request_of(lock_person_to_price(leave.user_id), leave.pk)


def _lock_request_of(person: User, pk: int) -> LeaveRequest:
    held = LeaveRequest.objects.with_people().locked().get(pk=pk)
    held.user = person
    return held
