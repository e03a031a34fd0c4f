"""Chaos only: a server whose commands lock no row."""

from typing import Any

from backend.wsgi import application
from core.querysets import LockingQuerySet

__all__ = ["application"]


def unlocked(rows: LockingQuerySet[Any]) -> LockingQuerySet[Any]:
    return rows.order_by("pk")


LockingQuerySet.locked = unlocked  # type: ignore[method-assign,assignment]
