"""What deactivating a company would concern."""

from dataclasses import dataclass

from leaves.constants import LeaveStatus
from leaves.models import LeaveRequest
from organizations.services.entities import visible_entity
from users.models import User


@dataclass(frozen=True, slots=True)
class Impact:
    """Active places and people, and requests nobody has decided."""

    locations: int
    departments: int
    users: int
    open_requests: int


def of_deactivating(*, reader: User, entity_id: int) -> Impact:
    """Raises NotFoundError."""
    entity = visible_entity(reader, entity_id)
    waiting = LeaveRequest.objects.filter(status=LeaveStatus.PENDING, user__entity=entity_id)
    return Impact(
        locations=entity.locations_count,
        departments=entity.departments_count,
        users=entity.users_count,
        open_requests=waiting.count(),
    )
