"""What a scan has found, and what it did to find it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from devtools.console import show


@dataclass
class Outcome:
    name: str
    figures: dict[str, object] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """What could not be looked at here, so that silence about it is no good news."""

    def count(self, answers: Counter[int]) -> None:
        """What the server answered; to break it is to find something."""
        self.figures["requests"] = answers.total()
        for status, count in sorted(answers.items()):
            self.figures[f"answered {status}"] = count
            if status >= 500:
                self.findings.append(f"{count} answers {status}: see the log of the server")

    def print(self) -> None:
        show(f"\n{self.name}: " + ", ".join(f"{what} {n}" for what, n in self.figures.items()))
        for finding in self.findings:
            show(f"  FOUND  {finding}")
        for gap in self.left_out:
            show(f"  not looked at: {gap}")
        if not self.findings:
            show("  nothing found")
