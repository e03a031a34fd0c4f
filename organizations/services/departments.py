"""Departments: opened, changed, deactivated when nobody is in them."""

from collections.abc import Mapping
from typing import Any

from core.errors import NotFoundError
from organizations.errors import InUseError
from organizations.models import Department, Location
from organizations.services import changes
from organizations.services.references import (
    active_entity,
    active_location,
    hold_entity,
    require_switchable,
)
from users.models import User


def visible_department(reader: User, department_id: int) -> Department:
    """Raises NotFoundError for what the reader may not see."""
    found: Department | None = (
        Department.objects.visible_to(reader).filter(pk=department_id).first()
    )
    if found is None:
        raise NotFoundError
    return found


def create(
    *, actor: User, entity_id: int, location_id: int | None, department_name: str
) -> Department:
    """Without a location it is one of the entity as a whole.

    Raises NameTakenError, and InvalidInputError for a place the actor cannot name.
    """
    entity = active_entity(actor, entity_id)
    location = None if location_id is None else active_location(entity.pk, location_id)
    department = Department(entity=entity, location=location, department_name=department_name)
    return changes.create(department, actor=actor)


def change(*, actor: User, department_id: int, values: Mapping[str, Any]) -> Department:
    """`values` holds an id for the location.

    Raises NotFoundError, NameTakenError, InvalidInputError, InUseError when people keep it from
    being deactivated or moved, and EntityInactiveError when it cannot come back yet.
    """
    seen = visible_department(actor, department_id)
    if values.get("is_active"):
        hold_entity(seen)
    moved = _resolved(seen, values)
    department = _held(actor, department_id)
    _require_movable(department, moved.get("location"))
    require_switchable(department, to=values.get("is_active", department.is_active))
    changes.apply(department, dict(values) | moved, actor=actor)
    return department


def deactivate(*, actor: User, department_id: int) -> Department:
    """Raises NotFoundError and InUseError."""
    return change(actor=actor, department_id=department_id, values={"is_active": False})


def _held(actor: User, department_id: int) -> Department:
    visible = Department.objects.visible_to(actor).select_related("entity")
    found: Department | None = visible.locked().filter(pk=department_id).first()
    if found is None:
        raise NotFoundError
    return found


def _resolved(department: Department, values: Mapping[str, Any]) -> dict[str, Location | None]:
    """The location in place of its id. The one it has already may be inactive."""
    if "location" not in values:
        return {}
    wanted = values["location"]
    if wanted is not None and wanted != department.location_id:
        return {"location": active_location(department.entity_id, wanted)}
    return {"location": department.location if wanted is not None else None}


def _require_movable(department: Department, location: Location | None) -> None:
    """To another location only without members, inactive ones included: they might come back.

    To the entity as a whole always, since its departments are open at every location.
    """
    if location is None or location.pk == department.location_id:
        return
    members = department.users.count()
    if members:
        raise InUseError(users=members)
