"""What each actor will try, drawn from a seed: the same seed gives the same plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from devtools.chaos.history import Verb

WEIGHTS = {
    Verb.SUBMIT: 30,
    Verb.EDIT: 18,
    Verb.APPROVE: 15,
    Verb.REJECT: 14,
    Verb.CANCEL: 13,
    Verb.ADJUST: 10,
}
PATIENT_SECONDS = 8.0
HASTY_SECONDS = (0.005, 0.12)
HOURS = ("8.00", "16.00", "4.25", "0.75", "-8.00", "-2.50")


@dataclass(frozen=True, slots=True)
class Step:
    """`person`, `decider`, `day`, `category` and `target` are fractions of what there will be."""

    verb: Verb
    person: float
    decider: float
    day: float
    days: int
    half: int | None
    category: float
    target: float
    hours: str
    patience: float
    clicks: int
    repeats: bool
    insists: bool
    minds_version: bool


def steps(seed: int, actor: int) -> Iterator[Step]:
    dice = Random(f"{seed} actor {actor}")  # noqa: S311
    verbs, weights = list(WEIGHTS), list(WEIGHTS.values())
    while True:
        yield Step(
            verb=dice.choices(verbs, weights)[0],
            person=dice.random(),
            decider=dice.random(),
            day=dice.random(),
            days=dice.choice((1, 1, 1, 2, 3)),
            half=dice.choice((None, None, 0, 1)),
            category=dice.random(),
            target=dice.random(),
            hours=dice.choice(HOURS),
            patience=dice.uniform(*HASTY_SECONDS) if dice.random() < 0.12 else PATIENT_SECONDS,
            clicks=2 if dice.random() < 0.15 else 1,
            repeats=dice.random() < 0.1,
            insists=dice.random() < 0.9,
            minds_version=dice.random() < 0.3,
        )
