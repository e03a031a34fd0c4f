"""What a run of made-up calls has seen."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What was called, what came back, and what must not have."""

    statuses: Counter[str] = field(default_factory=Counter)
    succeeded: Counter[str] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        return self.statuses.total()

    @property
    def missed(self) -> list[str]:
        """Operations that never succeeded: nothing has been shown about them."""
        return sorted(self.operations - {*self.succeeded})

    def report(self) -> list[str]:
        return [f"{what}\n{detail}" for what, detail in sorted(self.failures.items())]

    def __str__(self) -> str:
        answers = ", ".join(f"{status}: {n}" for status, n in sorted(self.statuses.items()))
        return (
            f"{len(self.operations)} operations, {self.cases} cases, "
            f"{len(self.failures)} failures ({answers}); never succeeded: {self.missed}"
        )
