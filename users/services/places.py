"""Where somebody works: which entity, location and department go together, and may be named."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps

from core.errors import NO_SUCH_ID, InvalidInputError
from users.errors import PlaceClosedError

if TYPE_CHECKING:
    from organizations.models import Department, Entity, Location
    from organizations.querysets import EntityQuerySet
    from users.models import User

FIELDS = ("entity", "location", "department")


@dataclass(frozen=True, slots=True)
class Place:
    entity: "Entity | None"
    location: "Location | None"
    department: "Department | None"

    def values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FIELDS}


def entities() -> "EntityQuerySet":
    """People refer to places of an app above theirs, so its model is asked for by name."""
    found: EntityQuerySet = apps.get_model("organizations", "Entity").objects.all()
    return found


def resolve(*, person: "User", wanted: Mapping[str, int | None], actor: "User") -> Place:
    """The person's place once the ids in `wanted` have replaced what they have now.

    New ones must be active and visible to the actor; missing, hidden and inactive ones are the
    same InvalidInputError. The new location and department stay locked, so that they cannot be
    deactivated meanwhile.
    """
    entity, location, department = person.entity, person.location, person.department
    if wanted.get("entity", person.entity_id) != person.entity_id:
        if wanted["entity"] is None:
            raise required("entity")
        entity = _one(entities().visible_to(actor).active(), wanted["entity"], "entity")
    if wanted.get("location", person.location_id) != person.location_id:
        places = entity.locations.active().locked() if entity else None
        location = _one(places, wanted["location"], "location")
    if wanted.get("department", person.department_id) != person.department_id:
        teams = entity.departments.active().locked() if entity else None
        department = _one(teams, wanted["department"], "department")
    place = Place(entity, location, department)
    _require_consistent(place)
    return place


def require_open(person: "User") -> None:
    """Raises PlaceClosedError when the location or department was deactivated by itself.

    One that went off with its entity comes back with it. Both stay locked, so that neither is
    deactivated meanwhile as one where nobody works.
    """
    for name in ("location", "department"):
        rows = apps.get_model("organizations", name).objects.locked()
        place = rows.filter(pk=person.serializable_value(name)).first()
        if place is not None and not (place.is_active or place.is_off_with_entity):
            raise PlaceClosedError


def _one(rows: Any, pk: int | None, pointer: str) -> Any:
    if pk is None:
        return None
    row = rows.filter(pk=pk).first() if rows is not None else None
    if row is None:
        raise missing(pointer)
    return row


def missing(pointer: str) -> InvalidInputError:
    """What a body hears of an id that does not exist for the caller."""
    return InvalidInputError(NO_SUCH_ID, pointer=pointer, reason="does_not_exist")


def required(pointer: str) -> InvalidInputError:
    return InvalidInputError("This field may not be null.", pointer=pointer, reason="null")


def _require_consistent(place: Place) -> None:
    entity_id = place.entity.pk if place.entity else None
    for name, part in (("location", place.location), ("department", place.department)):
        if part is not None and part.entity_id != entity_id:
            raise InvalidInputError(
                f"Choose a {name} of this entity.", pointer=name, reason="other_entity"
            )
    department = place.department
    if department is None or department.location_id is None:
        return
    if place.location is None or department.location_id != place.location.pk:
        raise InvalidInputError(
            "This department is at another location.",
            pointer="department",
            reason="other_location",
        )
