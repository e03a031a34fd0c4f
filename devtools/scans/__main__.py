"""Scanners of others against the source, the API, the client and the production setup.

Exit 0 when nothing is found, 1 for findings, 2 when the scan could not be done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from devtools import places
from devtools.console import say
from devtools.exits import BROKEN, exit_code_of
from devtools.scans import code, injection, tls, web
from devtools.scans.arguments import read
from devtools.scans.outcome import Outcome
from devtools.scans.scene import served
from devtools.scans.tools import REPORTS, install

PLANTED_AT = "/api/v1/users/?"


def _outcomes(parts: list[str], seconds: int) -> Iterator[Outcome]:
    programs = install()
    if "code" in parts:
        yield code.scan(programs)
    if "injection" in parts:
        with served() as target:
            yield injection.scan(programs, target, seconds)
    if "web" in parts:
        with served() as target:
            yield web.scan(programs, target, seconds)
    if "tls" in parts:
        yield tls.scan(programs)


def _planted(seconds: int) -> Iterator[Outcome]:
    with served(is_planted=True) as target:
        yield injection.scan(install(), target, seconds, only=PLANTED_AT)


def main(argv: list[str]) -> int:
    asked = read(argv)
    seconds: int = asked.seconds
    scan = _planted(seconds) if asked.plant else _outcomes(asked.part, seconds)
    return exit_code_of(lambda: _tell(list(scan)), lock="scan")


def _tell(outcomes: list[Outcome]) -> int:
    for outcome in outcomes:
        outcome.print()
    say(f"Everything the scanners said is in {REPORTS.relative_to(places.ROOT)}")
    return BROKEN if any(outcome.findings for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
