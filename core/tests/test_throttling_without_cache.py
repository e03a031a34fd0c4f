"""Limits while the shared cache is away: each worker counts by itself."""

import time

import pytest
from django.core.cache import caches
from pytest_django import Settings

from conftest import TEST_NOW
from core import throttling
from core.errors import ThrottledError
from core.throttling import PER_WINDOW, Allowance, spend

EXPORT = Allowance("export", "ada")
NOBODY_LISTENS = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": "redis://127.0.0.1:1",
}


@pytest.fixture(autouse=True)
def _limited(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttling._Rest, "until", 0.0)
    settings.RATE_LIMIT_FACTOR = 1
    settings.CACHES = {"default": NOBODY_LISTENS, "own": settings.CACHES["own"]}
    caches["own"].clear()


def test_limits_hold_while_the_cache_is_gone() -> None:
    for _ in range(PER_WINDOW["export"]):
        spend(EXPORT, TEST_NOW)

    with pytest.raises(ThrottledError):
        spend(EXPORT, TEST_NOW)


def test_a_cache_that_is_gone_is_asked_again_after_a_while(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: seconds)
    spend(EXPORT, TEST_NOW)
    settings.CACHES = settings.CACHES | {"default": settings.CACHES["own"] | {"LOCATION": "back"}}
    caches["default"].clear()

    spend(EXPORT, TEST_NOW)
    counted_meanwhile = len(caches["default"]._cache)  # type: ignore[attr-defined]
    seconds += throttling.REST_SECONDS
    spend(EXPORT, TEST_NOW)

    assert counted_meanwhile == 0
    assert len(caches["default"]._cache) == 1  # type: ignore[attr-defined]
