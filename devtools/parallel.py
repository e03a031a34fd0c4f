"""Steps side by side; the first that fails ends the others."""

from __future__ import annotations

import queue
import threading
from typing import Callable, Optional

from devtools import processes


class SideBySide:
    """Threads that do not hold up the end of the program, as those of a pool would."""

    def __init__(self) -> None:
        self._results: queue.Queue[Optional[BaseException]] = queue.Queue()
        self._running = 0

    def start(self, step: Callable[[], object]) -> None:
        def work() -> None:
            try:
                step()
            except BaseException as error:
                self._results.put(error)
            else:
                self._results.put(None)

        self._running += 1
        threading.Thread(target=work, daemon=True).start()

    def wait(self) -> None:
        while self._running:
            error = self._results.get()
            self._running -= 1
            if error is not None:
                processes.end_all()
                raise error
