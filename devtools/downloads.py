"""Steps that fetch something, and what their usual failures mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, Optional, Sequence

from devtools.console import StopError
from devtools.places import ROOT
from devtools.processes import StepFailedError, run

MEANINGS = (
    (
        r"no space left|ENOSPC",
        "the disk is full; make room",
    ),
    (
        r"dns error|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|timed out"
        r"|NewConnectionError|Temporary failure|client error \(Connect\)|No address associated",
        "the package registry cannot be reached; check the network, its proxy and index settings",
    ),
    (
        r"no wheels with a matching|not a supported wheel|EBADPLATFORM",
        "there is no package for this platform; it takes Linux (glibc) or macOS on x86-64 or arm64",
    ),
)


def fetch(
    what: str,
    command: Sequence[object],
    env: Optional[Dict[str, str]] = None,
    cwd: Path = ROOT,
) -> None:
    try:
        run(what, command, env, cwd)
    except StepFailedError as failure:
        meaning = meaning_of(failure.output)
        if meaning is None:
            raise
        raise StopError(f"{what}: {meaning}, and start again (all output: {failure.log})") from None


def meaning_of(output: str) -> Optional[str]:
    for signs, meaning in MEANINGS:
        if re.search(signs, output, re.IGNORECASE):
            return meaning
    return None
