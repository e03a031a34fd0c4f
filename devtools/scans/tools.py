"""The scanners, in an environment of their own: what they need is not what the product needs."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools import environment, toolchain
from devtools.console import StopError, say
from devtools.downloads import fetch
from devtools.places import LOCAL, ROOT, TOOLS, Stamp, digest_of, locked

HOME = LOCAL / "scanners"
PINNED = TOOLS / "scans" / "requirements.txt"
REPORTS = LOCAL / "scans"


def install() -> Path:
    """The folder of their programs."""
    with locked("scanners"):
        stamp, digest = Stamp(HOME / ".installed"), digest_of([PINNED])
        if not stamp.holds(digest):
            say("Installing the scanners")
            uv, python = toolchain.uv_program(), HOME / "bin" / "python"
            fetch("scanners", [uv, "venv", "--clear", "-q", *toolchain.chosen_python(), HOME])
            sync = [uv, "pip", "sync", "--require-hashes", "--python", python, PINNED]
            fetch("scanners", sync)
            stamp.set(digest)
    REPORTS.mkdir(exist_ok=True)
    return HOME / "bin"


def output_of(name: str, command: Sequence[object], seconds: float, cwd: Path = ROOT) -> str:
    """What a scanner says, kept in the reports too. Its exit code says little: each has its own."""
    try:
        ended = subprocess.run(
            [str(word) for word in command],
            check=False,
            cwd=str(cwd),
            env=environment.base(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=seconds,
        )
        said = ended.stdout
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode(errors="replace") + f"\n{name}: cut off"
    except OSError as error:
        raise StopError(f"{name} does not run: {error.strerror}.") from error
    (REPORTS / f"{name}.log").write_text(said)
    return said
