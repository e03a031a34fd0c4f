"""The options of `dev.py drill`; read by dev.py, too, on whatever Python that runs."""

from __future__ import annotations

import argparse
from typing import Dict, List

PLANTS: Dict[str, List[str]] = {
    "restore-to-a-moment": ["too-late"],
    "monitoring": [],
    "two-instances": ["no-repeat", "stale-replica", "unbuffered"],
    "redis-down": ["no-limits"],
    "database-away": ["patient-pooler"],
    "upgrade": ["not-drained"],
}


def read(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py drill")
    drills = parser.add_subparsers(dest="name", required=True, metavar="NAME")
    for name, plants in PLANTS.items():
        drill = drills.add_parser(name)
        drill.set_defaults(plant="")
        if plants:
            drill.add_argument("--plant", choices=plants, help="a fault that must be found")
    return parser.parse_args(argv)
