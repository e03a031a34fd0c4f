"""Write the audit log, always inside the transaction of the command it tells of."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from core import clock
from core.constants import AuditAction
from core.context import current
from core.metrics import count_action
from core.models import AuditLog

LONGEST_LABEL = 200
Changes = Mapping[str, list[Any]]


def entry(
    *,
    action: AuditAction,
    actor_id: int | None,
    target: models.Model | None,
    name: str = "",
    entity_id: int | None = None,
    changes: Changes | None = None,
    reason: str = "",
    is_override: bool = False,
) -> AuditLog:
    """What `record` writes, for who writes many at once.

    `changes` maps a field to [before, after]; callers pass facts, never names or notes.
    `name` is what the target is called, for places and the like; people are known by number.
    """
    context = current.get()
    told = AuditLog(
        actor_id=actor_id,
        action=action,
        target_type=ContentType.objects.get_for_model(target) if target is not None else None,
        target_id=target.pk if target is not None else None,
        target_label=_label(target, name),
        entity_id=entity_id,
        changes=changes or {},
        reason=reason,
        is_override=is_override,
        request_id=context.request_id,
        address=context.address,
    )
    instant = clock.told()
    if instant is not None:
        told.created_at = instant
    return told


def record_all(entries: Sequence[AuditLog]) -> list[AuditLog]:
    """Write them in their order."""
    for told in entries:
        transaction.on_commit(count_action(told.action), robust=True)
    return AuditLog.objects.bulk_create(entries)


def _written[**P](made: Callable[P, AuditLog]) -> Callable[P, AuditLog]:
    def write(*args: P.args, **kwargs: P.kwargs) -> AuditLog:
        (written,) = record_all([made(*args, **kwargs)])
        return written

    return write


record = _written(entry)


def _label(target: models.Model | None, name: str) -> str:
    if target is None:
        return ""
    kind = str(target._meta.verbose_name)
    return f"{kind[:1].upper()}{kind[1:]} #{target.pk} {name}".strip()[:LONGEST_LABEL]
