"""Chaos only: a server that writes its audit log when the command is already committed."""

import time
from typing import Any

from django.db import transaction

from backend.wsgi import application
from core.models import AuditLog

__all__ = ["application"]

# As on a busy disk; a moment of a millisecond is hardly ever met by one of a dozen faults.
LATE_SECONDS = 0.2
save = AuditLog.save


def save_later(entry: AuditLog, **how: Any) -> None:
    def now_at_last() -> None:
        time.sleep(LATE_SECONDS)
        save(entry, **how)

    transaction.on_commit(now_at_last)


AuditLog.save = save_later  # type: ignore[method-assign,assignment]
