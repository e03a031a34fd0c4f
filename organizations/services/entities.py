"""Companies: opened, changed, and switched off and on together with their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.constants import AuditAction
from core.errors import NotFoundError
from organizations.models import Entity
from organizations.services import changes
from organizations.services.calendars import hold_calendars
from users.models import User


@dataclass(frozen=True, slots=True)
class Cascade:
    """How many places were switched together with their entity."""

    locations: int = 0
    departments: int = 0


def visible_entity(reader: User, entity_id: int) -> Entity:
    """With its counts. Raises NotFoundError for what the reader may not see."""
    found: Entity | None = (
        Entity.objects.visible_to(reader).with_counts().filter(pk=entity_id).first()
    )
    if found is None:
        raise NotFoundError
    return found


def create(*, actor: User, values: Mapping[str, Any]) -> Entity:
    """Raises NameTakenError."""
    return changes.create(Entity(**values), actor=actor)


def change(*, actor: User, entity_id: int, values: Mapping[str, Any]) -> Entity:
    """Raises NotFoundError and NameTakenError."""
    entity = _held(actor, entity_id)
    changes.apply(entity, values, actor=actor)
    return entity


def deactivate(*, actor: User, entity_id: int, now: datetime) -> tuple[Entity, Cascade]:
    """Switch the entity off with all that is active in it; nothing when it is off already.

    Leave being filed there is waited for; what is filed later is refused.
    """
    entity = _held_alone(actor, entity_id)
    if not entity.is_active:
        return entity, Cascade()
    off = {"is_active": False, "is_off_with_entity": True, "updated_at": now}
    cascade = Cascade(
        locations=entity.locations.active().update(**off),
        departments=entity.departments.active().update(**off),
    )
    _switch(entity, to=False)
    changes.audit(
        entity,
        actor=actor,
        action=AuditAction.ENTITY_DEACTIVATE,
        changes={
            "is_active": [True, False],
            "locations": [cascade.locations, 0],
            "departments": [cascade.departments, 0],
        },
    )
    return entity, cascade


def reactivate(*, actor: User, entity_id: int, now: datetime) -> tuple[Entity, Cascade]:
    """Bring back the entity and what went off with it; what was off before stays off."""
    entity = _held_alone(actor, entity_id)
    if entity.is_active:
        return entity, Cascade()
    on = {"is_active": True, "is_off_with_entity": False, "updated_at": now}
    cascade = Cascade(
        locations=entity.locations.filter(is_off_with_entity=True).update(**on),
        departments=entity.departments.filter(is_off_with_entity=True).update(**on),
    )
    _switch(entity, to=True)
    changes.audit(
        entity,
        actor=actor,
        action=AuditAction.ENTITY_REACTIVATE,
        changes={
            "is_active": [False, True],
            "locations": [0, cascade.locations],
            "departments": [0, cascade.departments],
        },
    )
    return entity, cascade


def _held(actor: User, entity_id: int) -> Entity:
    found: Entity | None = Entity.objects.visible_to(actor).locked().filter(pk=entity_id).first()
    if found is None:
        raise NotFoundError
    return found


def _held_alone(actor: User, entity_id: int) -> Entity:
    visible_entity(actor, entity_id)
    hold_calendars([entity_id])
    return _held(actor, entity_id)


def _switch(entity: Entity, *, to: bool) -> None:
    entity.is_active = to
    entity.save(update_fields=["is_active", "updated_at"])
