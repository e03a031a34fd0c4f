"""The options of `dev.py chaos`; read by dev.py, too, on whatever Python that runs."""

from __future__ import annotations

import argparse
from typing import List

PLANTS = ("no-lock", "no-idempotency", "audit-after-commit")


def read(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py chaos")
    parser.add_argument("--seconds", type=_count, default=60, help="default: 60")
    parser.add_argument("--threads", type=_count, default=16, help="default: 16")
    parser.add_argument("--seed", type=int, default=1, help="of the plan; default: 1")
    parser.add_argument(
        "--calm", type=_count, default=25, help="successes between two faults; default: 25"
    )
    parser.add_argument("--plant", choices=PLANTS, default="", help="a fault that must be found")
    return parser.parse_args(argv)


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 up")
    return int(text)
