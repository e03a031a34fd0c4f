from pathlib import Path

import pytest
import yaml
from pytest_django import Settings

from backend.tests.world import World


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    """Sign-up needs DEBUG while no mail confirms an address."""
    settings.MEDIA_ROOT, settings.DEBUG = str(tmp_path), True
    return World()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How much permissions.yaml says, for whoever reads what a run prints."""
    matrix = yaml.safe_load(Path(__file__).with_name("permissions.yaml").read_text())
    cells = [cell for entry in matrix.values() for cell in entry.values() if isinstance(cell, dict)]
    combinations = sum(len(str(cell["may"]).split()) for cell in cells)
    terminalreporter.write_line(
        f"permission matrix: {len(matrix)} routes, {len(cells)} calls, "
        f"{combinations} combinations with a relation"
    )
