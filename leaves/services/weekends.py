"""Changing a location; with another weekend, the leave of its people is priced anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from leaves.services.recharging import Effect
from leaves.services.repricing import reprice
from organizations.models import Location
from organizations.services import locations
from organizations.services.calendars import hold_calendars
from users.models import User


def change_location(
    *,
    actor: User,
    location_id: int,
    values: Mapping[str, Any],
    now: datetime,
    is_dry_run: bool = False,
) -> tuple[Location, list[Effect]]:
    """Store the values, and what that does to leave.

    Raises what `organizations.services.locations.change` raises.
    """
    seen = locations.visible_location(actor, location_id)
    with transaction.atomic():
        if "weekend" in values:
            hold_calendars([seen.entity_id])
        location, changed = locations.change(actor=actor, location_id=seen.pk, values=values)
        effects = []
        if "weekend" in changed:
            effects = reprice(Q(user__location=location.pk), actor=actor, now=now)
        transaction.set_rollback(is_dry_run)
    return location, effects
