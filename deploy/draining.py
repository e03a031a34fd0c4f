"""A gunicorn worker that is told to stop takes on who has knocked already, and nobody else.

gunicorn leaves the socket open for as long as its last answers take: who knocks meanwhile waits,
and is thrown out at the end. Closed at once, it sends them to the other instance.

`set_accept_enabled`, `accept`, `nr_conns`, `sockets` and `alive` are inner parts of gunicorn, as
27.0 has them. They are held by the pin in requirements.txt, which admits no 28, by
devtools/tests/test_draining.py, and by `dev.py drill upgrade`, which fails with the plain worker.
"""

from __future__ import annotations

from contextlib import suppress

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]


class DrainingWorker(ThreadWorker):  # type: ignore[misc]
    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                self._take_on_who_waits(listener)
                listener.close()

    def _take_on_who_waits(self, listener: object) -> None:
        """Until nobody is left: `accept` counts each, or says nothing when there is none."""
        before = -1
        with suppress(OSError):
            while before != self.nr_conns:
                before = self.nr_conns
                self.accept(listener)
