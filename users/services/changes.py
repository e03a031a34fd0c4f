"""Writing a person: only what differs, with the version, the audit entry and the signal."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from core.constants import AuditAction
from core.services.audit_log_service import record
from users.models import User
from users.signals import person_changed

AUDITED = (
    "role",
    "entity",
    "location",
    "department",
    "approver",
    "join_date",
    "exempt_type",
    "is_active",
)


def differing(person: User, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that the person does not have yet."""
    return {name: value for name, value in values.items() if _fact(value) != _held(person, name)}


def apply(person: User, values: Mapping[str, Any]) -> dict[str, Any]:
    """Store what differs in the locked row; the old values of just those fields."""
    new = differing(person, values)
    before = {name: _held(person, name) for name in new}
    if before:
        for name, value in new.items():
            setattr(person, name, value)
        person.save_changed(*before)
    return before


def announce(
    person: User, *, before: dict[str, Any] | None, actor: User | None, now: datetime
) -> dict[str, int]:
    """Tell the apps above, nothing when nothing changed; what they answer in figures."""
    if before is not None and not before:
        return {}
    answers: list[tuple[Any, Any]] = [
        *person_changed.send(sender=User, person=person, before=before, actor=actor, now=now)
    ]
    return {name: count for _, answer in answers for name, count in (answer or {}).items()}


def audit(
    action: AuditAction,
    person: User,
    *,
    actor: User | None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Old and new of the audited fields in `before`; names and addresses are left out."""
    changes = {
        name: [_plain(old), _plain(_held(person, name))]
        for name, old in (before or {}).items()
        if name in AUDITED
    }
    record(
        action=action,
        actor_id=actor.pk if actor else None,
        target=person,
        entity_id=person.entity_id or (actor.entity_id if actor else None),
        changes=changes,
    )


def _held(person: User, name: str) -> Any:
    return person.serializable_value(name)


def _fact(value: Any) -> Any:
    return getattr(value, "pk", value)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
