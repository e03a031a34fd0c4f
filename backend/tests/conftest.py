from pathlib import Path

import pytest
from pytest_django import Settings

from backend.tests.world import World


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    """Sign-up needs DEBUG while no mail confirms an address."""
    settings.MEDIA_ROOT, settings.DEBUG = str(tmp_path), True
    return World()
