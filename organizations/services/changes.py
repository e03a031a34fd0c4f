"""Writing a place: only what differs, under its unique name, with the audit entry."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from core.constants import AuditAction
from core.constraints import violations_as
from core.services.audit_log_service import record
from organizations.errors import NameTakenError
from organizations.models import Department, Entity, Location
from users.models import User

type Place = Entity | Location | Department

AUDITED: Mapping[type[Place], tuple[str, ...]] = {
    Entity: ("entity_name", "email_domains", "is_active"),
    Location: ("location_name", "timezone", "weekend", "is_active"),
    Department: ("department_name", "location", "is_active"),
}
REFUSALS = {
    f"{field}_once": partial(NameTakenError, field)
    for field in ("entity_name", "location_name", "department_name")
}


def create[P: Place](place: P, *, actor: User) -> P:
    with violations_as(REFUSALS):
        place.save(force_insert=True)
    audit(place, actor=actor, changes={name: [None, held(place, name)] for name in facts_of(place)})
    return place


def apply(place: Place, values: Mapping[str, Any], *, actor: User) -> frozenset[str]:
    """Store what differs in the locked row; the names of just those fields."""
    before = {name: held(place, name) for name in values}
    for name, value in values.items():
        setattr(place, name, value)
    changed = [name for name in values if held(place, name) != before[name]]
    if changed:
        with violations_as(REFUSALS):
            place.save(update_fields=[*changed, "updated_at"])
        moves = {name: [before[name], held(place, name)] for name in changed}
        audit(place, actor=actor, changes=moves)
    return frozenset(changed)


def audit(
    place: Place,
    *,
    actor: User,
    changes: Mapping[str, list[Any]],
    action: AuditAction = AuditAction.ORGANIZATION_CHANGE,
) -> None:
    record(
        action=action,
        actor_id=actor.pk,
        target=place,
        name=str(place),
        entity_id=place.pk if isinstance(place, Entity) else place.entity_id,
        changes=changes,
    )


def facts_of(place: Place) -> tuple[str, ...]:
    return AUDITED[type(place)]


def held(place: Place, name: str) -> Any:
    """The stored value; an id for a relation."""
    return place.serializable_value(name)
