"""What the developer sees: a line per step with the seconds so far, a sentence when it fails."""

from __future__ import annotations

import sys
import threading
import time

_started = time.monotonic()
_one_line_at_a_time = threading.Lock()


class StopError(Exception):
    """A sentence that says what is missing and what to do about it; ends the command."""


def say(text: str) -> None:
    seconds = time.monotonic() - _started
    with _one_line_at_a_time:
        print(f"{seconds:6.1f} s  {text}", flush=True)


def show(text: str = "") -> None:
    with _one_line_at_a_time:
        print(text, flush=True)


def complain(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)
