"""Whether a request is still in a state that allows an action, and who changed it if not."""

from typing import Any

from leaves.constants import LeaveStatus
from leaves.errors import InvalidStateError
from leaves.models import LeaveRequest
from users.models import User


def require_state(leave: LeaveRequest, *allowed: LeaveStatus) -> None:
    """Raise InvalidStateError, saying who decided and when, unless the state is an allowed one."""
    if leave.status in allowed:
        return
    if leave.status == LeaveStatus.CANCELLED:
        by, at = leave.cancelled_by, leave.cancelled_at
    else:
        by, at = leave.decided_by, leave.decided_at
    raise InvalidStateError(state=leave.status, decided_by=named(by), decided_at=at)


def named(person: User | None) -> dict[str, Any] | None:
    return None if person is None else {"id": person.pk, "name": person.full_name}
