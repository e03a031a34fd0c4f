"""Calls of every operation of the API document, made up by schemathesis and made likely here."""

import contextlib
import copy
import random
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase
from schemathesis import GenerationMode

from backend.tests.fuzzing.callers import Caller
from backend.tests.fuzzing.judging import Judge
from backend.tests.fuzzing.pools import pools
from backend.tests.world import World

SEED = 20260304
LIKELY, OFTEN = 0.8, 0.6


class MadeUp:
    def __init__(self, world: World, judge: Judge, operations: list[Any], examples: int) -> None:
        self.judge, self.examples = judge, examples
        self.chance = random.Random(SEED)  # noqa: S311
        self.pools = pools(world)
        self.cases = [case for operation in operations for case in self._made_up(operation)]

    def call_everything(self, caller: Caller) -> None:
        for mode, case in self.cases:
            parts = case.path_parameters, case.query, case.body
            for pk in self._ids_for(mode, case):
                case.path_parameters, case.query, case.body = copy.deepcopy(parts)
                if mode.is_positive:
                    self._make_likely(case)
                if pk is not None:
                    case.path_parameters["id"] = pk
                self.judge.judge(case, case.call(headers=caller.headers), caller)
            case.path_parameters, case.query, case.body = parts

    def _ids_for(self, mode: GenerationMode, case: Any) -> list[Any]:
        """What the caller's company has, and what the other has: each is asked for."""
        if mode.is_positive and "id" in (case.path_parameters or {}):
            return self.pools["id"](case.path)
        return [None]

    def _made_up(self, operation: Any) -> list[tuple[GenerationMode, Any]]:
        made: list[tuple[GenerationMode, Any]] = []
        for mode in GenerationMode:

            @hypothesis.seed(SEED)
            @hypothesis.settings(
                max_examples=self.examples,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
            def collect(case: Any) -> None:
                made.append((mode, case))  # noqa: B023

            # What takes nothing cannot be given anything wrong.
            with contextlib.suppress(hypothesis.errors.Unsatisfiable):
                collect()
        return made

    def _make_likely(self, case: Any) -> None:
        """Ids that exist, here or there, and values rules can be met with."""
        for part in (case.path_parameters, case.query, case.body):
            for name in part if isinstance(part, dict) else ():
                if name in self.pools and self.chance.random() < LIKELY:
                    part[name] = self.chance.choice(self.pools[name](case.path))
        if isinstance(case.query, dict) and self.chance.random() < OFTEN:
            case.query.clear()
