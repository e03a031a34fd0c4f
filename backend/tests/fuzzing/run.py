"""The API document as schemathesis reads it, and a run over all of it."""

from typing import Any, cast

import schemathesis
from schemathesis.config import SchemathesisConfig

from backend.tests.fuzzing.callers import Caller
from backend.tests.fuzzing.judging import Judge
from backend.tests.fuzzing.known_good import KnownGood
from backend.tests.fuzzing.made_up import MadeUp
from backend.tests.fuzzing.tally import Tally
from backend.tests.world import World
from backend.wsgi import application

# The callers bring their own tokens, so that what is made up gets past them.
SIGNED_IN = SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})


def call_everything(world: World, callers: list[Caller], examples: int) -> Tally:
    schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application, config=SIGNED_IN)
    operations: list[Any] = [found.ok() for found in cast("Any", schema.get_all_operations())]
    judge = Judge()
    judge.tally.operations |= {operation.label for operation in operations}
    KnownGood(world, judge, operations, examples).call_everything(callers)
    made_up = MadeUp(world, judge, operations, examples)
    for caller in callers:
        caller.come_back()
        made_up.call_everything(caller)
    return judge.tally
