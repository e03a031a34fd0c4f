"""How often who may ask: counted per minute in the cache, for all workers when it is shared."""

import hashlib
import logging
import time
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.core.cache import BaseCache, caches
from redis.exceptions import RedisError

from core.errors import ThrottledError
from core.metrics import cache_lookups

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60
REST_SECONDS = 5.0
PER_WINDOW = {
    "read": 60,
    "write": 60,
    "preview": 60,
    "poll": 60,
    "refresh": 60,
    "export": 10,
    "recalculate": 10,
    "login": 20,
    "login_from_address": 300,
    "register": 20,
    "anonymous": 50,
}


class Allowance(NamedTuple):
    """What is counted, and for whom: a person, an address, an address and an e-mail."""

    scope: str
    whom: str


def limit_of(scope: str) -> int:
    """Calls in one window; 0 is without a limit."""
    return PER_WINDOW[scope] * int(settings.RATE_LIMIT_FACTOR)


def spend(allowance: Allowance, now: datetime) -> None:
    """Count one call. Raises ThrottledError beyond the limit, with the seconds to wait."""
    most = limit_of(allowance.scope)
    if not most:
        return
    window, elapsed = divmod(int(now.timestamp()), WINDOW_SECONDS)
    if _count(allowance, window) > most:
        raise ThrottledError(retry_after=WINDOW_SECONDS - elapsed)


def _count(allowance: Allowance, window: int) -> int:
    """By the shared cache, exact for all workers; while it is away each worker counts by itself."""
    whom = hashlib.sha256(allowance.whom.encode(errors="replace")).hexdigest()[:32]
    key = f"calls:{allowance.scope}:{whom}:{window}"
    if time.monotonic() >= _Rest.until:
        try:
            count = _raise(caches["default"], key)
        except (RedisError, OSError):
            _Rest.until = time.monotonic() + REST_SECONDS
            logger.exception("the cache does not count calls: this worker does")
        else:
            cache_lookups.labels("miss" if count == 1 else "hit").inc()
            return count
    cache_lookups.labels("error").inc()
    return _raise(caches["own"], key)


class _Rest:
    """A cache that is away is left alone for a while, so that not every call waits for it."""

    until = 0.0


def _raise(cache: BaseCache, key: str) -> int:
    """The key outlives its window: it cannot end between being found and being raised."""
    with suppress(ValueError):  # Nobody has called in this window yet.
        return int(cache.incr(key))
    return 1 if cache.add(key, 1, 2 * WINDOW_SECONDS) else int(cache.incr(key))
