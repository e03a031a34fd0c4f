"""The folder in which the workers of one server keep what they count."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_own: list[Path] = []


@cache  # A server that reads its configuration again keeps what its workers have counted.
def prepare() -> None:
    """Make the folder, and empty it: other processes counted there. Before prometheus_client."""
    stated = os.environ.get(VARIABLE)
    if stated:
        folder = Path(stated)
        folder.mkdir(parents=True, exist_ok=True)
    else:
        folder = Path(tempfile.mkdtemp(prefix="leave-metrics-"))
        _own.append(folder)
        os.environ[VARIABLE] = str(folder)
    for file in folder.glob("*.db"):
        file.unlink()


def remove_own() -> None:
    for folder in _own:
        shutil.rmtree(folder, ignore_errors=True)
