"""How a long command ends: with its verdict, without one, or because somebody asked it to."""

from __future__ import annotations

from collections.abc import Callable

from devtools import places, processes
from devtools.console import StopError, complain

BROKEN, PROVES_NOTHING, INTERRUPTED = 1, 2, 130


def exit_code_of(work: Callable[[], int], *, lock: str) -> int:
    """One at a time; whatever it started has ended on return."""
    processes.listen_for_the_end()
    try:
        places.prepare()
        with places.locked(lock):
            return work()
    except StopError as stop:
        complain(str(stop))
        return PROVES_NOTHING
    except processes.Interrupted:
        return INTERRUPTED
    finally:
        processes.end_children()
