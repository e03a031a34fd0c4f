"""The figures of a run: its last line, and whether they prove anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from devtools.chaos.history import Told, Verb

FEWEST_SUCCESSES = 30


@dataclass(frozen=True, slots=True)
class Figures:
    acknowledged: Counter[str]
    refused: Counter[str]
    commands: int
    tries: int
    resolved: int
    longest_silence: float

    @classmethod
    def of(cls, history: Iterable[Told]) -> Figures:
        told = list(history)
        refusals = [each.refusal for each in told if each.refusal is not None]
        return cls(
            acknowledged=Counter(each.command.verb for each in told if each.success is not None),
            refused=Counter(refusal.code or str(refusal.status) for refusal in refusals),
            tries=sum(len(each.attempts) for each in told),
            resolved=sum(
                each.is_settled and any(attempt.is_unknown for attempt in each.attempts)
                for each in told
            ),
            commands=len(told),
            longest_silence=_longest_silence(told),
        )

    def too_few(self) -> list[str]:
        return [
            f"only {self.acknowledged[verb]} of {verb} succeeded, {FEWEST_SUCCESSES} are needed"
            for verb in Verb
            if self.acknowledged[verb] < FEWEST_SUCCESSES
        ]

    def line(self, faults: Mapping[str, int], checks: int, violations: int, seconds: float) -> str:
        facts = [
            f"commands {self.commands} in {self.tries} tries",
            f"acknowledged {self.acknowledged.total()} ({_listed(self.acknowledged)})",
            f"refused {self.refused.total()} ({_listed(self.refused)})",
            f"unknown then resolved {self.resolved}",
            f"faults {sum(faults.values())} ({_listed(faults)})",
            f"longest time without a success {self.longest_silence:.1f} s",
            f"invariants checked {checks} times",
            f"violations {violations}",
            f"{seconds:.0f} s",
        ]
        return "; ".join(facts)


def _longest_silence(history: Iterable[Told]) -> float:
    """Seconds between two successes, while things were breaking."""
    ended = sorted(
        attempt.ended
        for told in history
        for attempt in told.attempts
        if attempt.is_success and attempt is not told.last_word
    )
    return max((after - before for before, after in pairwise(ended)), default=0.0)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "none"
