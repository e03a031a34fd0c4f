"""Planted: while the cache is away, nobody counts."""

from typing import Any

from django.core.cache import caches

from core import throttling

count = throttling._raise


def raise_shared_alone(cache: Any, key: str) -> int:
    return count(cache, key) if cache is caches["default"] else 0


throttling._raise = raise_shared_alone

from backend.wsgi import application  # noqa: E402, F401
