"""The lock order of every command: the employee's row, then requests by id, then balances by id."""

from core.errors import NotFoundError
from leaves.models import LeaveRequest
from users.models import User


def lock_person(person_id: int) -> User:
    """Hold the person's row; whatever touches their leave waits for it."""
    person: User | None = User.objects.with_place().locked().filter(pk=person_id).first()
    if person is None:
        raise NotFoundError
    return person


def lock_request(leave: LeaveRequest) -> LeaveRequest:
    """Hold the employee's row and then the request, and read both anew."""
    person = lock_person(leave.user_id)
    held = LeaveRequest.objects.with_people().locked().get(pk=leave.pk)
    held.user = person
    return held
