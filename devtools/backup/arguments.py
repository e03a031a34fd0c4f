"""The options of `dev.py backup` and `restore`; read by dev.py, too, on whatever Python."""

from __future__ import annotations

import argparse
import datetime
import re
from pathlib import Path
from typing import List

from devtools.places import LOCAL

OFFSET = re.compile(r"[+-]\d\d:\d\d$")


def backup(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py backup")
    parser.add_argument(
        "--to",
        type=_folder,
        default=LOCAL / "backups",
        metavar="FOLDER",
        help="where backups are gathered; default: .local/backups",
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--base", action="store_true", help="a base for `restore --until`; WAL is in FOLDER/wal"
    )
    kind.add_argument(
        "--files", action="store_true", help="only the attachments that FOLDER/files lacks"
    )
    parser.add_argument(
        "--keep", type=_count, metavar="N", help="afterwards, delete all of its kind but the last N"
    )
    return parser.parse_args(argv)


def restore(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py restore")
    parser.add_argument(
        "folder", type=_folder, metavar="FOLDER", help="a backup, or a folder with bases and WAL"
    )
    parser.add_argument(
        "--until",
        type=_instant,
        metavar="TIMESTAMP",
        help="the moment to go back to, as 2026-11-21T16:30:00Z; without, as far as WAL reaches",
    )
    parser.add_argument(
        "--replace", action="store_true", help="take the place of a database that holds something"
    )
    parser.add_argument(
        "--migrate", action="store_true", help="bring the schema of an older version up to date"
    )
    parser.add_argument(
        "--accept-missing", action="store_true", help="go on although attachments are missing"
    )
    parser.add_argument(
        "--accept-broken", action="store_true", help="go on although an invariant does not hold"
    )
    return parser.parse_args(argv)


def _folder(text: str) -> Path:
    return Path(text).expanduser().resolve()


def _instant(text: str) -> datetime.datetime:
    """With its offset: an hour that is guessed would restore another moment."""
    iso = re.sub(r"[zZ]$", "+00:00", text)
    if not OFFSET.search(iso):
        raise argparse.ArgumentTypeError(f"{text} names no time zone; end it with Z or +07:00")
    try:
        return datetime.datetime.fromisoformat(iso)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no moment: {error}") from error


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 up")
    return int(text)
