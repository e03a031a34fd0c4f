import time
from collections.abc import Callable

DEADLINE_SECONDS = 30
POLL_SECONDS = 0.02


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(POLL_SECONDS)
    return False
