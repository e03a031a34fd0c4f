"""Places that are named by others, or stand empty: both under the lock that keeps it so."""

from organizations.errors import EntityInactiveError, InUseError
from organizations.models import Department, Entity, Location
from users.models import User
from users.services.places import missing


def active_entity(actor: User, entity_id: int) -> Entity:
    """Held, so that it stays active. Missing, hidden and inactive ones are the same error."""
    visible = Entity.objects.visible_to(actor).active().locked()
    found: Entity | None = visible.filter(pk=entity_id).first()
    if found is None:
        raise missing("entity")
    return found


def active_location(entity_id: int, location_id: int) -> Location:
    """Of that entity; held, so that it stays active."""
    places = Location.objects.filter(entity=entity_id).active().locked()
    found: Location | None = places.filter(pk=location_id).first()
    if found is None:
        raise missing("location")
    return found


def hold_entity(place: Location | Department) -> None:
    """Before the place itself, for whoever may bring it back: the entity stays as it is."""
    Entity.objects.locked().get(pk=place.entity_id)


def require_switchable(place: Location | Department, *, to: bool) -> None:
    """The caller holds the row, and its entity when it may come back.

    Off only when nobody works there: whoever places a person here holds the row too. On only in
    an active entity.
    """
    if place.is_active and not to:
        users = place.users.filter(is_active=True).count()
        if users:
            raise InUseError(users=users)
    if to and not place.is_active and not place.entity.is_active:
        raise EntityInactiveError
