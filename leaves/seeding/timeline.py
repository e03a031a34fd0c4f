"""What happens and when: told in any order, carried out in the order of time."""

from collections.abc import Callable
from datetime import datetime

from core import clock

type Act = Callable[[datetime], object]


class Timeline:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self._acts: list[tuple[datetime, int, Act]] = []

    def at(self, instant: datetime, act: Act) -> None:
        """Let `act` happen at `instant`, after what was told before it for the same instant."""
        if instant > self.now:
            raise ValueError(f"{instant} is still to come")
        self._acts.append((instant, len(self._acts), act))

    def play(self) -> None:
        """Carry out every act, each row written bearing the instant of its act."""
        for instant, _, act in sorted(self._acts, key=lambda told: told[:2]):
            with clock.at(instant):
                act(instant)
