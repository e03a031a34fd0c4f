"""What the product answers: asked in a process of its own, in the project's environment."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from devtools import toolchain
from devtools.console import StopError
from devtools.places import ROOT

LAST_WORDS = 1000


def asked(env: dict[str, str], *words: object) -> subprocess.CompletedProcess[str]:
    """`words` are for Python: a file, or `-m` and a module, and what those are told."""
    return subprocess.run(
        [str(word) for word in (toolchain.python(), *words)],
        check=False,
        cwd=str(ROOT),
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def check_invariants(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return asked(env, "manage.py", "check_invariants")


def told_by(module: str, env: dict[str, str], *words: object) -> Any:
    """The JSON of its last line, behind those of the log."""
    ended = asked(env, "-m", module, *words)
    if ended.returncode:
        raise StopError(f"{module} failed: {ended.stderr[-LAST_WORDS:]}")
    return json.loads(ended.stdout.splitlines()[-1])
