"""The options of `dev.py bench`; read by dev.py, too, on whatever Python that runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

SMALLEST = 100


def read(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Several sizes are served side by side and loaded in turn, to compare them.",
    )
    parser.add_argument(
        "--people", type=_size, nargs="+", default=[1_000], metavar="N", help="default: 1000"
    )
    parser.add_argument(
        "--seconds", type=_count, default=3, help="of load for each endpoint; default: 3"
    )
    parser.add_argument(
        "--connections", type=_count, default=16, help="that send at once; default: 16"
    )
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="WORD", help="endpoints whose name holds a word"
    )
    parser.add_argument("--fresh", action="store_true", help="fill the databases anew")
    parser.add_argument(
        "--out", type=Path, default=None, metavar="FOLDER", help="default: .local/bench"
    )
    asked = parser.parse_args(argv)
    asked.people = sorted(set(asked.people))
    return asked


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 up")
    return int(text)


def _size(text: str) -> int:
    size = _count(text.replace(",", ""))
    if size < SMALLEST:
        raise argparse.ArgumentTypeError(f"fewer than {SMALLEST} people say nothing")
    return size
