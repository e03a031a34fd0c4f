"""Steps side by side; the first that fails ends the others."""

from __future__ import annotations

import queue
import threading
from typing import Callable, Optional, Set, Tuple

from devtools import processes


class SideBySide:
    """Threads that do not hold up the end of the program, as those of a pool would."""

    def __init__(self) -> None:
        self._results: queue.Queue[Tuple[str, Optional[BaseException]]] = queue.Queue()
        self._done: Set[str] = set()

    def start(self, name: str, step: Callable[[], object]) -> None:
        def work() -> None:
            try:
                step()
            except BaseException as error:
                self._results.put((name, error))
            else:
                self._results.put((name, None))

        threading.Thread(target=work, name=name, daemon=True).start()

    def wait_for(self, name: str) -> None:
        """Returns when that step is done; raises what any step raised before."""
        while name not in self._done:
            done, error = self._results.get()
            self._done.add(done)
            if error is not None:
                processes.end_all()
                raise error
