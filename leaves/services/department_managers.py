"""Naming and removing the managers of a department, and telling whose turn that moves."""

from collections.abc import Iterator
from contextlib import contextmanager

from leaves import messages
from leaves.constants import LeaveStatus
from leaves.models import LeaveRequest
from leaves.querysets import without_usable_approver
from leaves.services.turns import deciders_of
from organizations.models import Department, DepartmentManager
from organizations.services import managers
from organizations.services.calendars import hold_calendars
from users.models import User
from users.services.deciding import hold_deciders


def name_manager(*, actor: User, department_id: int, user_id: int) -> DepartmentManager:
    """Raises AlreadyManagerError, and InvalidInputError for whom or what the actor cannot name."""
    department = managers.active_department(actor, department_id)
    with _telling_of_turns(department, actor):
        return managers.link(actor=actor, department_id=department.pk, user_id=user_id)


def remove_manager(*, actor: User, link_id: int) -> None:
    """Raises NotFoundError."""
    department = managers.visible_link(actor, link_id).department
    with _telling_of_turns(department, actor):
        managers.unlink(actor=actor, link_id=link_id)


@contextmanager
def _telling_of_turns(department: Department, actor: User) -> Iterator[None]:
    """Nobody files leave meanwhile, so that no request is told to a decider who has changed.

    And nobody else begins or ceases to decide, so that each change of a turn sees the other.
    """
    hold_calendars([department.entity_id])
    hold_deciders()
    waiting = LeaveRequest.objects.filter(
        without_usable_approver(), status=LeaveStatus.PENDING, user__department=department
    )
    before = [(leave, deciders_of(leave)) for leave in waiting.with_people().order_by("id")]
    yield
    for leave, old in before:
        messages.tell_of_moved_turn(leave, old=old, new=deciders_of(leave), actor=actor)
