from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings

from users.signals import person_changed
from users.tests.hashers import CountingHasher

type Heard = list[dict[str, Any]]


@pytest.fixture
def hasher(settings: Settings) -> Iterator[type[CountingHasher]]:
    settings.PASSWORD_HASHERS = [f"{CountingHasher.__module__}.CountingHasher"]
    CountingHasher.forget()
    yield CountingHasher
    CountingHasher.forget()


@pytest.fixture
def heard() -> Iterator[Heard]:
    """What listeners of person_changed were told."""
    told: Heard = []

    def listen(sender: object, signal: object, **facts: Any) -> None:
        told.append(facts)

    person_changed.connect(listen)
    yield told
    person_changed.disconnect(listen)
