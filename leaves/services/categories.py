"""The kinds of leave: added and changed by HR and ADMIN, shared by all entities."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from core.constants import AuditAction
from core.constraints import violations_as
from core.errors import DomainError, InvalidInputError, ServiceUnavailableError
from core.services.audit_log_service import record
from leaves.constants import HOURS_PER_DAY
from leaves.errors import CategoryInUseError
from leaves.models import LeaveBalance, LeaveCategory, LeaveRequest
from organizations.models import Entity
from organizations.services.calendars import hold_calendars
from users.models import User

AUDITED = (
    "code",
    "requires_approval",
    "requires_attachment",
    "is_counted",
    "max_hours_per_day",
    "past_days",
    "is_active",
)

FIXED_BY_LEAVE = frozenset({"is_counted", "max_hours_per_day"})


def _taken(pointer: str) -> Callable[[], DomainError]:
    return lambda: InvalidInputError("Another category has it.", pointer=pointer, reason="unique")


REFUSALS: Mapping[str, Callable[[], DomainError]] = {
    "leave_category_name_once": _taken("name"),
    "leaves_leavecategory_code_key": _taken("code"),
}


def add(*, facts: Mapping[str, Any], actor: User) -> LeaveCategory:
    """Raises InvalidInputError for a name or code another category has."""
    with violations_as(REFUSALS):
        category: LeaveCategory = LeaveCategory.objects.create(**facts)
    _audit(category, dict.fromkeys(AUDITED), actor)
    return category


def change(
    *, category: LeaveCategory, facts: Mapping[str, Any], actor: User, now: datetime
) -> LeaveCategory:
    """Change what `facts` carry.

    Raises CategoryInUseError when the category is used and would become counted or uncounted, or
    its limit would fall under what live leave fills of a day, InvalidInputError for a name or
    code another category has, and ServiceUnavailableError when another change came in between.
    """
    waits_for_leave = _changes_what_leave_fixes(category, facts)
    if waits_for_leave:
        # Leave that is being filed with it is waited for, lest it be taken for unused.
        hold_calendars(Entity.objects.values_list("pk", flat=True))
    held: LeaveCategory = LeaveCategory.objects.locked().get(pk=category.pk)
    if _changes_what_leave_fixes(held, facts) and not waits_for_leave:
        raise ServiceUnavailableError  # Somebody has just changed it too: the calendars come first.
    if facts.get("is_counted", held.is_counted) != held.is_counted and _is_used(held):
        raise CategoryInUseError
    _require_days_to_fit(held, facts.get("max_hours_per_day", held.max_hours_per_day))
    before = {name: getattr(held, name) for name in AUDITED}
    for name, value in facts.items():
        setattr(held, name, value)
    held.updated_at = now
    with violations_as(REFUSALS):
        held.save(update_fields=[*facts, "updated_at"])
    _audit(held, before, actor)
    return held


def _changes_what_leave_fixes(category: LeaveCategory, facts: Mapping[str, Any]) -> bool:
    return any(facts[name] != getattr(category, name) for name in FIXED_BY_LEAVE & facts.keys())


def _require_days_to_fit(category: LeaveCategory, most: Decimal) -> None:
    """A limit is not lowered under days that live leave already fills beyond it."""
    if most >= category.max_hours_per_day:
        return
    one_day = LeaveRequest.objects.live().filter(start_date=F("end_date"))
    filled = one_day.values("user", "start_date").annotate(
        booked=Sum("hours"), concerned=Count("pk", filter=Q(category=category))
    )
    if filled.filter(concerned__gt=0, booked__gt=max(most, HOURS_PER_DAY)).exists():
        raise CategoryInUseError("There is leave that fills a day beyond this limit.")


def _is_used(category: LeaveCategory) -> bool:
    return (
        LeaveRequest.objects.filter(category=category).exists()
        or LeaveBalance.objects.filter(category=category).exists()
    )


def _audit(category: LeaveCategory, before: Mapping[str, Any], actor: User) -> None:
    changes = {
        name: [_plain(before[name]), _plain(getattr(category, name))]
        for name in AUDITED
        if before[name] != getattr(category, name)
    }
    record(
        action=AuditAction.CATEGORY_CHANGE,
        actor_id=actor.pk,
        target=category,
        entity_id=actor.entity_id,
        changes=changes,
    )


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
