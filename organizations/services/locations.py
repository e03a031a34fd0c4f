"""Locations: opened, changed, deactivated when nobody works there."""

from collections.abc import Mapping
from typing import Any

from core.errors import NotFoundError
from organizations.models import Location
from organizations.services import changes
from organizations.services.references import active_entity, hold_entity, require_switchable
from users.models import User


def visible_location(reader: User, location_id: int) -> Location:
    """Raises NotFoundError for what the reader may not see."""
    found: Location | None = Location.objects.visible_to(reader).filter(pk=location_id).first()
    if found is None:
        raise NotFoundError
    return found


def create(*, actor: User, entity_id: int, values: Mapping[str, Any]) -> Location:
    """Raises NameTakenError, and InvalidInputError for an entity the actor cannot name."""
    entity = active_entity(actor, entity_id)
    return changes.create(Location(entity=entity, **values), actor=actor)


def change(
    *, actor: User, location_id: int, values: Mapping[str, Any]
) -> tuple[Location, frozenset[str]]:
    """The location, and which of its fields are not as before.

    Raises NotFoundError, NameTakenError, InUseError when people keep it from being deactivated,
    and EntityInactiveError when it cannot come back yet.
    """
    if values.get("is_active"):
        hold_entity(visible_location(actor, location_id))
    location = _held(actor, location_id)
    require_switchable(location, to=values.get("is_active", location.is_active))
    return location, changes.apply(location, values, actor=actor)


def deactivate(*, actor: User, location_id: int) -> Location:
    """Raises NotFoundError and InUseError."""
    location, _ = change(actor=actor, location_id=location_id, values={"is_active": False})
    return location


def _held(actor: User, location_id: int) -> Location:
    visible = Location.objects.visible_to(actor).select_related("entity")
    found: Location | None = visible.locked().filter(pk=location_id).first()
    if found is None:
        raise NotFoundError
    return found
