"""Many people at once, while everything under them breaks: nothing is lost, nothing done twice.

Exit 0 for a good run, 1 for broken promises, 2 for a run that proves nothing.
"""

from __future__ import annotations

import sys

from devtools.chaos.arguments import read
from devtools.chaos.run import Order, Verdict, perform
from devtools.console import say, show
from devtools.exits import BROKEN, PROVES_NOTHING, exit_code_of

SHOWN = 20


def main(argv: list[str]) -> int:
    order = Order(**vars(read(argv)))
    return exit_code_of(lambda: _tell(perform(order), order.plant), lock="chaos")


def _tell(verdict: Verdict, plant: str) -> int:
    broken = verdict.violations
    for sentence in broken[:SHOWN]:
        show(f"  {sentence}")
    if len(broken) > SHOWN:
        show(f"  and {len(broken) - SHOWN} more")
    too_few = [] if plant else verdict.figures.too_few()
    for sentence in too_few:
        say(f"This proves nothing: {sentence}")
    show(verdict.figures.line(verdict.faults, verdict.checks, len(broken), verdict.seconds))
    if broken:
        return BROKEN
    return PROVES_NOTHING if too_few else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
