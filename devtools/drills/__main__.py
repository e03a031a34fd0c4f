"""What an operator may have to do or live through one day, done for real.

Exit 0 when it went as documented, 1 when a promise broke, 2 when that could not be found out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from devtools.console import show
from devtools.drills import (
    database_away,
    monitoring,
    redis_down,
    restore_to_a_moment,
    two_instances,
    upgrade,
)
from devtools.drills.arguments import read
from devtools.exits import BROKEN, exit_code_of

# Each is given the fault to plant, if any, and returns what went wrong, a sentence each.
DRILLS: dict[str, Callable[[str], list[str]]] = {
    "restore-to-a-moment": restore_to_a_moment.perform,
    "monitoring": lambda _: monitoring.perform(),
    "two-instances": two_instances.perform,
    "redis-down": redis_down.perform,
    "database-away": database_away.perform,
    "upgrade": upgrade.perform,
}


def main(argv: list[str]) -> int:
    asked = read(argv)
    return exit_code_of(lambda: _perform(asked.name, asked.plant), lock="drill")


def _perform(name: str, plant: str) -> int:
    wrong = DRILLS[name](plant)
    for sentence in wrong:
        show(f"  {sentence}")
    show(f"drill {name}: {'FAILED' if wrong else 'as documented'}")
    return BROKEN if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
