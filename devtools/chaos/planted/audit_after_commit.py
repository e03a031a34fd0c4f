"""Chaos only: a server that writes its audit log when the command is already committed."""

from typing import Any

from django.db import transaction

from backend.wsgi import application
from core.models import AuditLog

__all__ = ["application"]

save = AuditLog.save


def save_later(entry: AuditLog, **how: Any) -> None:
    transaction.on_commit(lambda: save(entry, **how))


AuditLog.save = save_later  # type: ignore[method-assign,assignment]
