"""The options of `dev.py scan`; read by dev.py, too, on whatever Python that runs."""

from __future__ import annotations

import argparse
from typing import List

PARTS = ("code", "injection", "web", "tls")


def read(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py scan")
    parser.add_argument("part", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all")
    parser.add_argument(
        "--seconds", type=int, default=120, help="for a question of sqlmap, a module of wapiti"
    )
    parser.add_argument(
        "--plant", action="store_true", help="words pasted into SQL, which must be found"
    )
    asked = parser.parse_args(argv)
    unknown = [part for part in asked.part if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; there are: {', '.join(PARTS)}")
    asked.part = asked.part or list(PARTS)
    return asked
