"""Public holidays: planned, changed and removed, together with the leave they concern."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.constants import AuditAction
from core.errors import InvalidInputError, NotAllowedError, ServiceUnavailableError
from core.services.audit_log_service import record
from leaves.constants import LONGEST_SPAN_DAYS
from leaves.models import PublicHoliday
from leaves.services.recharging import Effect
from leaves.services.repricing import reprice
from organizations.models import Entity, Location
from organizations.services.calendars import hold_calendars
from users.models import User

AUDITED = ("holiday_name", "start_date", "end_date", "entity_id", "location_id", "is_active")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a holiday is to be: its name, its days, and where it applies."""

    holiday_name: str
    start_date: date
    end_date: date
    entity: Entity | None = None
    location: Location | None = None
    is_active: bool = True


def without(holiday: PublicHoliday) -> Plan:
    """The holiday as it is, no longer in force."""
    return Plan(
        holiday.holiday_name,
        holiday.start_date,
        holiday.end_date,
        holiday.entity,
        holiday.location,
        is_active=False,
    )


def plan(
    *, facts: Plan, actor: User, now: datetime, is_dry_run: bool = False
) -> tuple[PublicHoliday, list[Effect]]:
    """Add a holiday and price anew the leave it falls into.

    Raises NotAllowedError for a scope that is not the actor's, and InvalidInputError.
    """
    return _apply(PublicHoliday(), facts, actor, now, is_dry_run)


def change(
    *,
    holiday: PublicHoliday,
    facts: Plan,
    actor: User,
    now: datetime,
    is_dry_run: bool = False,
) -> tuple[PublicHoliday, list[Effect]]:
    """Change a holiday, or take it out with `is_active` false; the same refusals."""
    _require_scope(actor, holiday.entity)
    return _apply(holiday, facts, actor, now, is_dry_run)


def _apply(
    holiday: PublicHoliday, facts: Plan, actor: User, now: datetime, is_dry_run: bool
) -> tuple[PublicHoliday, list[Effect]]:
    facts = _checked(facts, actor)
    with transaction.atomic():
        hold_calendars(_calendars_of(holiday, facts))
        _require_unchanged(holiday)
        before = _audited(holiday) if holiday.pk else dict.fromkeys(AUDITED)
        concerned = _leave_under(holiday) if holiday.pk and holiday.is_active else Q(pk__in=[])
        for name in ("holiday_name", "start_date", "end_date", "entity", "location", "is_active"):
            setattr(holiday, name, getattr(facts, name))
        holiday.save()
        if holiday.is_active:
            concerned |= _leave_under(holiday)
        effects = reprice(concerned, actor=actor, now=now)
        _audit(holiday, before, actor)
        transaction.set_rollback(is_dry_run)
    return holiday, effects


def _checked(facts: Plan, actor: User) -> Plan:
    """The facts with the entity of their location. Raises on what no holiday can be."""
    entity = facts.location.entity if facts.location is not None else facts.entity
    if facts.entity is not None and facts.entity != entity:
        raise InvalidInputError("The location is not of this entity.", pointer="location")
    if facts.end_date < facts.start_date:
        raise InvalidInputError(
            "The last day must not be before the first.", pointer="end_date", reason="date_order"
        )
    if (facts.end_date - facts.start_date).days >= LONGEST_SPAN_DAYS:
        raise InvalidInputError("A holiday spans at most a year.", pointer="end_date")
    _require_scope(actor, entity)
    return Plan(
        facts.holiday_name,
        facts.start_date,
        facts.end_date,
        entity,
        facts.location,
        facts.is_active,
    )


def _require_scope(actor: User, entity: Entity | None) -> None:
    if actor.is_admin:
        return
    if not actor.is_overseer or entity is None or entity.pk != actor.entity_id:
        raise NotAllowedError("HR keeps the holidays of the own company; ADMIN the global ones.")


def _calendars_of(holiday: PublicHoliday, facts: Plan) -> set[int]:
    """The entities whose calendar changes; a global holiday is on every one."""
    scopes = [facts.entity.pk if facts.entity else None]
    if holiday.pk:
        scopes.append(holiday.entity_id)
    known = {scope for scope in scopes if scope is not None}
    if len(known) == len(scopes):
        return known
    return set(Entity.objects.values_list("pk", flat=True))


def _require_unchanged(read: PublicHoliday) -> None:
    """Hold the row. Raises ServiceUnavailableError when it has changed since it was read."""
    if not read.pk:
        return
    held = PublicHoliday.objects.select_for_update(no_key=True).get(pk=read.pk)
    if _audited(held) != _audited(read):
        raise ServiceUnavailableError


def _leave_under(holiday: PublicHoliday) -> Q:
    """The leave of those the holiday applies to, on its days."""
    on_days = Q(start_date__lte=holiday.end_date, end_date__gte=holiday.start_date)
    if holiday.location_id is not None:
        return on_days & Q(user__location=holiday.location_id)
    if holiday.entity_id is not None:
        return on_days & Q(user__entity=holiday.entity_id)
    return on_days


def _audited(holiday: PublicHoliday) -> dict[str, Any]:
    values = {name: getattr(holiday, name) for name in AUDITED}
    return {name: str(v) if isinstance(v, date) else v for name, v in values.items()}


def _audit(holiday: PublicHoliday, before: Mapping[str, Any], actor: User) -> None:
    after = _audited(holiday)
    record(
        action=AuditAction.HOLIDAY_CHANGE,
        actor_id=actor.pk,
        target=holiday,
        entity_id=holiday.entity_id or actor.entity_id,
        changes={n: [before[n], after[n]] for n in AUDITED if before[n] != after[n]},
    )
